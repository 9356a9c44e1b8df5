import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { installSanitizeAtOnce } from '../../../src/security/sanitize-at-once';

const uid = 'api::note.note';
const schema = {
  uid,
  attributes: { text: { type: 'text' }, secret: { type: 'password' }, notes: relationTo(uid) },
};
function relationTo(target: string) {
  return { type: 'relation', relation: 'oneToMany', target };
}
const others = { uid: 'plugin::other.other', attributes: {} };
const row = { id: 1, text: 'Words.', secret: 'x', notes: [{ id: 2, secret: 'y' }] };
const sanitized = { id: 1, text: 'Words.', notes: [{ id: 2 }] };

/** An application whose own sanitizer says that it was asked. */
const installing = ({ sanitizers = 2, refusal }: { sanitizers?: number; refusal?: Error } = {}) => {
  const state = { refusal };
  const verify = jest.fn<Promise<void>, [auth: object, config: { scope: string[] }]>(async () => {
    if (state.refusal) throw state.refusal;
  });
  const output: (...call: unknown[]) => Promise<unknown> = async () => 'by Strapi';
  const contentAPI = { sanitize: { output } };
  installSanitizeAtOnce({
    ...{ contentAPI, contentTypes: { [uid]: schema, [others.uid]: others }, components: {} },
    get: () => ({ verify }),
    sanitizers: { get: () => Array(sanitizers).fill(null) },
  } as unknown as Core.Strapi);
  return {
    state,
    verify,
    sanitize: (data: unknown, auth?: object, type: object = schema) =>
      contentAPI.sanitize.output(data, type, auth && { auth }),
  };
};

const ability = { can: () => true };
const anyone = () => ({ credentials: null, ability });

describe('An answer is sanitized', () => {
  const global = globalThis as { strapi?: unknown };
  // Where @strapi/utils looks for what is private in every type.
  beforeAll(() => {
    global.strapi = { config: { get: (_path: string, fallback: unknown) => fallback } };
  });
  afterAll(() => delete global.strapi);

  it('in one walk, a document or a page of them', async () => {
    const { sanitize } = installing();
    expect(await sanitize(row, anyone())).toEqual(sanitized);
    expect(await sanitize([row, row], anyone())).toEqual([sanitized, sanitized]);
    expect(await sanitize(null, anyone())).toBeNull();
  });

  it('without what the reader may not find', async () => {
    const { sanitize } = installing({ refusal: new errors.ForbiddenError() });
    expect(await sanitize(row, anyone())).toEqual({ id: 1, text: 'Words.' });
  });

  it('or not at all where nobody could be asked what they may find, which is asked again', async () => {
    const { sanitize, state } = installing({ refusal: new Error('The database is down') });
    await expect(sanitize(row, anyone())).rejects.toThrow('The database is down');
    delete state.refusal;
    expect(await sanitize(row, anyone())).toEqual(sanitized);
  });

  it('by rights that are asked for once where nobody shows a credential, and else for each request', async () => {
    const { sanitize, verify } = installing();
    for (let time = 0; time < 3; time += 1) await sanitize(row, anyone());
    expect(verify.mock.calls.map(([, { scope }]) => scope)).toEqual([[`${uid}.find`]]);
    await sanitize(row, { credentials: null, ability: { can: () => false } });
    expect(verify).toHaveBeenCalledTimes(2);
    for (let time = 0; time < 3; time += 1)
      await sanitize(row, { credentials: { id: 1 }, ability });
    expect(verify).toHaveBeenCalledTimes(5);
  });

  it.each([
    ['of a type that is not the project’s', {}, anyone(), others],
    ['for nobody who is known', {}, undefined, schema],
    ['where another plugin has something to say', { sanitizers: 3 }, anyone(), schema],
  ])('by Strapi %s', async (_, how, auth, type) => {
    expect(await installing(how).sanitize(row, auth, type)).toBe('by Strapi');
  });
});
