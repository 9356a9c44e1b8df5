import { readFigures } from '../support/figures';
import { onEveryDatabase } from '../support/running-app';
import { withoutMemory } from '../support/without-memory';

const memory = 'explainer_judged_total{by="memory"}';
const rules = 'explainer_judged_total{by="rules"}';

onEveryDatabase(
  'What anyone asks is judged once',
  (app) => {
    const ask = async (query: string, headers: Record<string, string> = {}) => {
      const before = await readFigures(app());
      const { status, body } = await app().request.post('/graphql').set(headers).send({ query });
      expect([status, body.errors]).toEqual([200, undefined]);
      const after = await readFigures(app());
      return { data: body.data, judged: [rules, memory].map((one) => after(one) - before(one)) };
    };
    const query =
      '{ articles(filters: { title: { ne: "x" } }, sort: ["slug"]) { slug sections { slug } } }';

    it('and known when it is asked again, in whichever document, by whoever has no credential', async () => {
      const first = await ask(query);
      const [judged = 0, remembered = 0] = first.judged;
      // Validated and sanitized, of both fields; the arguments of the nested one may be known from before.
      expect(judged).toBeGreaterThanOrEqual(2);
      expect(judged + remembered).toBe(4);
      const again = await ask(query);
      // What the nested one comes to is known as a whole.
      expect(again.judged).toEqual([0, 2]);
      expect(again.data).toEqual(first.data);
      const other = await ask(
        `query Another ${query.replace('{ slug sections', '{ title sections')}`,
      );
      expect(other.judged[0]).toBe(0);
    });

    it('by REST too, and answered alike', async () => {
      const path = '/api/sections?populate=conditions&filters[slug][$ne]=x&sort=slug';
      const get = async () => {
        const before = await readFigures(app());
        const { status, text } = await app().request.get(path);
        const after = await readFigures(app());
        return { status, text, judged: [rules, memory].map((one) => after(one) - before(one)) };
      };
      const [first, again] = [await get(), await get()];
      // Validated and sanitized.
      expect([first.status, first.judged]).toEqual([200, [2, 0]]);
      expect(again).toEqual({ ...first, judged: [0, 2] });
    });

    it('but by itself for somebody who shows a credential, and for other words', async () => {
      await ask(query);
      const other = await ask(query.replace('"x"', '"y"'));
      expect(other.judged[0]).toBeGreaterThanOrEqual(2);
      const { accessKey } = await app().service('admin::api-token', 'create', {
        ...{ name: 'reader', description: '', type: 'read-only', lifespan: null },
      });
      const known = await ask(query, { Authorization: `Bearer ${accessKey}` });
      expect(known.judged).toEqual([0, 0]);
    });
  },
  // Of an answer that is in memory nothing is judged.
  { content: 'content', environment: withoutMemory },
);
