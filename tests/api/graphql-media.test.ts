import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerOf, onBothGraphqls } from '../support/both-graphqls';
import type { ProjectCopy } from '../support/project-copy';

/** Gives sections pictures, and a part of theirs one: none of the project's own types has any. */
const addMedia = ({ folder }: ProjectCopy): void => {
  const media = (file: string, name: string, isMultiple: boolean) => {
    const path = join(folder, 'dist/src', file);
    const schema = JSON.parse(readFileSync(path, 'utf8'));
    schema.attributes[name] = { type: 'media', multiple: isMultiple, allowedTypes: ['images'] };
    writeFileSync(path, JSON.stringify(schema));
  };
  const section = 'api/section/content-types/section/schema.json';
  media(section, 'pictures', true);
  media(section, 'cover', false);
  media('components/explainer/mention.json', 'portrait', false);
};

const queries = [
  '{ sections(sort: "position") { slug pictures { name url } cover { url } } }',
  '{ sections(sort: "position") { pictures(sort: "name:desc", pagination: { limit: 2 }) { documentId name } } }',
  '{ sections(sort: "position") { pictures(pagination: { start: 1, limit: 1 }) { name } cover { name } } }',
  '{ sections(sort: "position") { pictures(filters: { name: { contains: "2" } }) { name alternativeText } } }',
  '{ sections(sort: "position") { pictures_connection { nodes { name size } } } }',
  '{ sections(sort: "position") { slug mentions { quote portrait { name url } } } }',
];

onBothGraphqls(
  'The media of one level are loaded in one batch',
  (apps) => {
    const sections = 12;

    beforeAll(async () => {
      const { ours } = apps();
      const file = async (name: string): Promise<number> => {
        const data = { name, hash: name, ext: '.png', mime: 'image/png', size: 1 };
        const row = await ours.query('plugin::upload.file').create({
          data: { ...data, documentId: name, url: `/uploads/${name}.png`, provider: 'local' },
        });
        return row.id;
      };
      const files: number[] = [];
      for (let number = 1; number <= 6; number += 1) files.push(await file(`file-${number}`));
      for (let position = 1; position <= sections; position += 1) {
        const [first, second, third] = [0, 2, 5].map((step) => files[(position + step) % 6]);
        await ours.documents('api::section.section').create({
          data: {
            heading: `Section ${position}`,
            slug: `section-${position}`,
            position,
            level: 2,
            body: 'Nausea.',
            // Some have none, some the same as the next, and none are in the order of their numbers.
            pictures: position % 4 === 0 ? [] : [third, first, second],
            cover: position % 3 === 0 ? null : second,
            mentions: [{ quote: 'Nausea', start: 0, end: 6, portrait: first }],
          },
          status: 'published',
        });
      }
    });

    it.each(queries)('and are those that each row would be asked for: %s', async (query) => {
      const { ours, strapis } = apps();
      const answer = await answerOf(strapis, query);
      expect(await answerOf(ours, query)).toBe(answer);
      expect(answer).not.toContain('errors');
      expect(answer).toMatch(/file-\d/);
    });

    it('whatever the number of rows', async () => {
      const { ours, strapis } = apps();
      const statementsOf = async (app: typeof ours, limit: number) => {
        const query = `{ sections(sort: "position", pagination: { limit: ${limit} }) { slug pictures { name } cover { name } } }`;
        await app.statements();
        await answerOf(app, query);
        const sent = await app.statements();
        return sent.filter((sql: string) => /files/.test(sql)).length;
      };
      expect([await statementsOf(ours, 2), await statementsOf(ours, sections)]).toEqual([2, 2]);
      // Which each row is asked for without.
      expect(await statementsOf(strapis, sections)).toBeGreaterThanOrEqual(2 * sections);
    });
  },
  addMedia,
);
