// @ts-check
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
/** @type {{ sectionsEach: number }} */
export const { sectionsEach } = require('../../tests/support/generate-explainer.cjs');

/** @typedef {import('../servers/start-app.mjs').App} App */

/** An explainer without vocabulary. @param {App} app */
export const createExplainer = async (app) => {
  const slug = 'published-again';
  const article = await app.documents('article', 'create', {
    data: { title: 'Published again and again', slug },
    status: 'published',
  });
  const sections = [];
  for (let position = 1; position <= sectionsEach; position += 1) {
    sections.push(
      await app.documents('section', 'create', {
        data: {
          heading: `Section ${position}`,
          slug: `section-${position}`,
          position,
          level: 2,
          body: 'What a section of ordinary length has to say. '.repeat(20),
          article: article.documentId,
        },
        status: 'published',
      }),
    );
  }
  return { slug, section: sections[0].documentId };
};

/** Milliseconds of publishing one section whose draft changed. @param {App} app @param {string} documentId */
export const timePublish = async (app, documentId) => {
  await app.documents('section', 'update', {
    documentId,
    data: { body: `Changed at ${performance.now()}.` },
  });
  const startedAt = performance.now();
  await app.documents('section', 'publish', { documentId });
  return performance.now() - startedAt;
};
