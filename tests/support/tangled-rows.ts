import { explainerBuilder } from './explainer-builder';
import { hideDrafts } from './hidden-drafts';
import type { RunningApp } from './running-app';

/** Rows that lead to many others, to one and to none; in several languages; and drafts beside them. */
export const createTangledRows = async (app: RunningApp): Promise<void> => {
  await hideDrafts(app);
  const { create, section, update } = explainerBuilder(app);
  const conditions: string[] = [];
  for (const number of [1, 2, 3, 4, 5]) {
    conditions.push(
      await create('condition', {
        name: `Condition ${number % 3}`,
        slug: `condition-${number}`,
        broader: number > 1 ? conditions[0] : null,
        synonyms: Array.from({ length: number - 1 }, (_, index) => ({ text: `Name ${5 - index}` })),
        codes: [{ system: 'icd_10_cm', code: `F3${number}.9` }].slice(number % 2),
      }),
    );
  }
  const sideEffects: string[] = [];
  for (const number of [1, 2, 3]) {
    sideEffects.push(
      await create('side-effect', {
        name: `Effect ${number}`,
        slug: `effect-${number}`,
        bodySystem: 'nervous',
      }),
    );
  }
  const reference = await create('reference', {
    title: 'A study',
    slug: 'a-study',
    citation: 'Someone et al.',
    year: 2020,
  });
  const author = await create('contributor', { name: 'An author', slug: 'an-author' });
  for (const number of [1, 2]) {
    const slug = `tangled-${number}`;
    const article = await create('article', {
      title: `Title ${number}`,
      slug,
      lead: number === 1 ? 'A lead.' : null,
      authors: [author].slice(number - 1),
      references: [reference],
      review: { lastReviewed: '2026-01-01', reviewedBy: [author] },
      source: { name: 'Where it came from' },
    });
    const parent = await section(article, 'parent', 30);
    for (const position of [20, 10, 40]) {
      await section(article, `section-${position}`, position, {
        parent: position === 40 ? null : parent,
        // In an order that is neither that of their ids nor that of their names.
        conditions: conditions.slice(0, position / 8).reverse(),
        sideEffects: position === 10 ? sideEffects : [],
        references: [reference],
        mentions: [
          { quote: 'What', start: 0, end: 4, condition: conditions[1] },
          { quote: 'there', start: 5, end: 10, sideEffect: sideEffects[0] },
        ].slice(position === 40 ? 2 : 0),
      });
    }
    await app.documents('api::article.article').update({
      documentId: article,
      locale: 'fr',
      data: { title: `Titre ${number}`, slug },
      status: 'published',
    });
  }
  await update('condition', conditions[2] ?? '', { name: 'Condition, published again' });
  await app
    .documents('api::condition.condition')
    .update({ documentId: conditions[3], data: { name: 'A draft of the fourth' } });
};
