import { parse, type OperationDefinitionNode } from 'graphql';
import type { ListedExplainer } from '../../../src/explainer/ledger';
import { presentPage } from '../../../src/graphql/present-page';
import { explainerOf } from '../explainer/given-explainer';

const operation = parse('{ a }').definitions[0] as OperationDefinitionNode;

/** A page of so many explainers, which tells how often one of them was parsed. */
const pageOf = (count: number) => {
  const page = { parsed: 0, rows: [] as ListedExplainer[] };
  const parseOne = () => {
    page.parsed += 1;
    return explainerOf();
  };
  page.rows = Array.from({ length: count }, (_, number) => ({
    sequence: number,
    slug: `slug-${number}`,
    content: { json: '', parse: parseOne },
  })) as unknown as ListedExplainer[];
  return page;
};

const turn = (): Promise<false> => new Promise((resolve) => setImmediate(() => resolve(false)));

describe('The explainers of a page', () => {
  it('are there one after the other, so that others are let in', async () => {
    const given = presentPage(pageOf(5), {}, {}, { operation });
    const there: number[] = [];
    let turns = 0;
    const done = Promise.all(given.map(async (one) => one.then(() => there.push(turns))));
    while (!(await Promise.race([done, turn()]))) turns += 1;
    expect(new Set(there).size).toBe(5);
    expect((await given[0])?.slug).toBe('infusions');
  });

  it('are parsed once, under however many names they are asked for', async () => {
    const page = pageOf(3);
    const context = {};
    const ask = () => Promise.all(presentPage(page, {}, context, { operation }));
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(second).toEqual(first);
    await ask();
    expect(page.parsed).toBe(3);
  });
});
