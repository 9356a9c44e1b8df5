import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createHostile } from '../../support/hostile-texts';

const source = resolve(__dirname, '../../../src');

interface Attribute {
  type: string;
  component?: string;
}

const attributesIn = (path: string): Record<string, Attribute> =>
  JSON.parse(readFileSync(path, 'utf8')).attributes;

/** The attributes of all types that editors fill, by the name of the type. */
const types = new Map(
  readdirSync(join(source, 'api')).flatMap((name) => {
    const folder = join(source, 'api', name, 'content-types');
    const isStored = readdirSync(join(source, 'api', name)).includes('content-types');
    return isStored ? [[name, attributesIn(join(folder, name, 'schema.json'))] as const] : [];
  }),
);

const componentOf = (name: string): Record<string, Attribute> =>
  attributesIn(join(source, 'components', `${name.replace('.', '/')}.json`));

const texts = ['string', 'text', 'richtext', 'email', 'json', 'uid'];

const textsIn = (attributes: Record<string, Attribute>, path: string): string[] =>
  Object.entries(attributes).flatMap(([name, { type, component }]) => {
    const at = `${path}.${name}`;
    if (component !== undefined) return textsIn(componentOf(component), at);
    return texts.includes(type) ? [at] : [];
  });

/** What is in no attack, and why it need not be. */
const exempted: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^(?:change|revision|lost-link)\./, 'the ledger and the importer write it, no editor'],
  [/\.asImported$/, 'the importer keeps it, and no form has it'],
  [/\.slug$/, 'letters, digits and hyphens only'],
  [/^section\.(?:bodyHtml|bodyText|address)$/, 'made of the body and the slug'],
  [/^section\.mentions\.section$/, 'made of the section'],
  [/^contributor\.orcid$/, 'digits with their check digit only'],
  [/\.source\.sha256$/, 'hexadecimal digits only'],
  [/^partner\.contact$/, 'an address of mail, which is told to nobody'],
  [/^partner\.origins\.origin$/, 'an origin of a host of letters and digits only'],
];

/** What the fixture writes into each attribute. */
const written = async (): Promise<Map<string, string[]>> => {
  const found = new Map<string, string[]>();
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) value.forEach((one) => visit(one, path));
    else if (typeof value === 'object' && value !== null)
      Object.entries(value).forEach(([name, inner]) => visit(inner, `${path}.${name}`));
    else if (typeof value === 'string') found.set(path, [...(found.get(path) ?? []), value]);
  };
  const documents = (uid: string) => ({
    create: async ({ data }: { data: object }) => {
      visit(data, uid.split('.').at(-1) ?? '');
      return { documentId: 'x' };
    },
    unpublish: async () => undefined,
  });
  await createHostile({ documents } as unknown as Parameters<typeof createHostile>[0]);
  return found;
};

describe('The attack that forms are tried with is in every text that an editor can write', () => {
  const all = [...types].flatMap(([name, attributes]) => textsIn(attributes, name));

  it('or it is said why it is not', async () => {
    const attacked = await written();
    const isAttacked = (path: string): boolean =>
      (attacked.get(path) ?? []).some((text) => /<script>alert\(1\)/.test(text));
    const isExempted = (path: string): boolean => exempted.some(([pattern]) => pattern.test(path));
    expect(all.length).toBeGreaterThan(40);
    expect(all.filter((path) => !isAttacked(path) && !isExempted(path))).toEqual([]);
    // No reason outlives what it was for.
    for (const [pattern] of exempted) {
      const meant = all.filter((path) => pattern.test(path));
      expect([pattern, meant.length > 0, meant.filter(isAttacked)]).toEqual([pattern, true, []]);
    }
  });
});
