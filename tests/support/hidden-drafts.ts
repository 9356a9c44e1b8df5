import type { RunningApp } from './running-app';

const articleUid = 'api::article.article';
const sectionUid = 'api::section.section';
const conditionUid = 'api::condition.condition';

/** Every draft text carries this word; it must never be seen from outside. */
export const secret = 'Zauberwort';

/** Every published text carries this one, so that a question for it proves that the question works. */
export const open = 'Open';

/**
 * Drafts wherever a published row leads: changed since, never published, a translation that is a draft, next to one that
 * is published.
 */
export const hideDrafts = async (app: RunningApp) => {
  await app.service('plugin::i18n.locales', 'create', { code: 'de', name: 'German' });
  await app.service('plugin::i18n.locales', 'create', { code: 'fr', name: 'French' });
  const [articles, sections] = [app.documents(articleUid), app.documents(sectionUid)];
  const conditions = app.documents(conditionUid);

  const condition = await conditions.create({
    data: { name: 'Open condition', slug: 'open-condition', synonyms: [{ text: 'Open synonym' }] },
  });
  await conditions.publish({ documentId: condition.documentId });
  const article = await articles.create({
    data: { title: 'Open title', slug: 'open-title', sourceText: `${secret} source` },
  });
  const { documentId } = article;
  const section = await sections.create({
    data: {
      heading: 'Open heading',
      slug: 'open-heading',
      position: 10,
      level: 2,
      body: 'Open body.',
      article: documentId,
      conditions: [condition.documentId],
      mentions: [{ quote: 'Open', start: 0, end: 4, condition: condition.documentId }],
    },
  });
  await articles.update({
    documentId,
    locale: 'fr',
    data: { title: 'Open titre', slug: 'ouvert' },
  });
  await articles.publish({ documentId, locale: '*' });
  await sections.publish({ documentId: section.documentId });

  await conditions.update({
    documentId: condition.documentId,
    data: { description: `${secret} condition`, synonyms: [{ text: `${secret} synonym` }] },
  });
  await articles.update({ documentId, data: { title: `${secret} changed`, lead: secret } });
  await articles.update({
    documentId,
    locale: 'de',
    data: { title: `${secret} deutsch`, slug: 'offen' },
  });
  await sections.update({
    documentId: section.documentId,
    data: { body: `${secret} body`, heading: `${secret} heading` },
  });
  await sections.create({
    data: {
      heading: `${secret} new section`,
      slug: 'new-section',
      position: 20,
      level: 2,
      article: documentId,
    },
  });
  await articles.create({ data: { title: `${secret} never published`, slug: 'never-published' } });
  return { article, section, condition };
};
