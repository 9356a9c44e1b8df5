import type { RunningApp } from './running-app';

const uid = (type: string): string => `api::${type}.${type}`;

let made = 0;

/** Makes published documents for one test; slugs are new each time. */
export const explainerBuilder = (app: Pick<RunningApp, 'documents'>) => {
  const create = async (type: string, data: object): Promise<string> =>
    (await app.documents(uid(type)).create({ data, status: 'published' })).documentId;
  const section = (article: string, slug: string, position: number, data: object = {}) =>
    create('section', {
      heading: `About ${slug}`,
      slug,
      position,
      level: 2,
      body: `What there is to say about ${slug}.`,
      article,
      ...data,
    });
  return {
    create,
    section,
    update: (type: string, documentId: string, data: object) =>
      app.documents(uid(type)).update({ documentId, data, status: 'published' }),
    unpublish: (type: string, documentId: string) =>
      app.documents(uid(type)).unpublish({ documentId }),
    /** A published article with sections "one" and "two". */
    explainer: async (data: object = {}) => {
      const slug = 'slug' in data ? String(data.slug) : `explainer-${(made += 1)}`;
      const article = await create('article', { title: `Title of ${slug}`, ...data, slug });
      return {
        slug,
        article,
        one: await section(article, 'one', 10),
        two: await section(article, 'two', 20),
      };
    },
  };
};
