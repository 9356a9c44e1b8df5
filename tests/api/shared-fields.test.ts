import {
  administratorAccount,
  loginAdministrator,
  loginColleague,
  type Administrator,
} from '../support/administrator';
import { explainerBuilder } from '../support/explainer-builder';
import { onEveryDatabase } from '../support/running-app';
import { createWriter, type Writer } from '../support/writer';

const uid = 'api::condition.condition';
const inPanel = (type: string, rest: string) =>
  `/content-manager/collection-types/api::${type}.${type}${rest}`;
let made = 0;

/** A form that is open in the panel, with the version that it was loaded with. */
const openForm = async (editor: Administrator, id: string, query = '') => {
  const { body, headers } = await editor.get(inPanel('condition', `/${id}${query}`));
  const { name, slug, claim, evidenceLevel, regulatoryStatus, codes } = body.data;
  const loaded = { name, slug, claim, evidenceLevel, regulatoryStatus, codes };
  let version = headers.etag;
  const act = async (method: 'put' | 'post', action: string, sent: object) => {
    const answer = await editor[method](
      inPanel('condition', `/${id}${action}${query}`),
      sent,
      version === undefined ? { 'If-None-Match': '*' } : { 'If-Match': version },
    );
    if (answer.status < 300) version = answer.headers.etag;
    return answer;
  };
  return {
    claim,
    save: (changes: object) => act('put', '', { ...loaded, ...changes }),
    publish: (changes: object = {}) => act('post', '/actions/publish', { ...loaded, ...changes }),
    discard: () => act('post', '/actions/discard', {}),
  };
};

onEveryDatabase(
  'What is not translated is the same in all languages',
  (app) => {
    let tom: Administrator;
    let mary: Administrator;
    let writer: Writer;
    beforeAll(async () => {
      tom = await loginAdministrator(app());
      mary = await loginColleague(app(), { firstname: 'Mary', lastname: 'Editor' });
      writer = await createWriter(app());
      await app().service('plugin::i18n.locales', 'create', { code: 'de', name: 'German' });
    });
    const build = () => explainerBuilder(app());

    /** By "language/version": what a row says of something. */
    const rowsOf = async (type: string, documentId: string, field: string) => {
      const rows = await app().query(type).findMany({ where: { documentId } });
      return Object.fromEntries(
        rows.map((row: any) => [`${row.locale}/${row.publishedAt ? 'pub' : 'draft'}`, row[field]]),
      );
    };
    const claims = (id: string) => rowsOf(uid, id, 'claim');
    const everywhere = (value: string) => ({
      ...{ 'en/draft': value, 'en/pub': value },
      ...{ 'de/draft': value, 'de/pub': value },
    });
    const drafts = (draft: string, published: string) => ({
      ...{ 'en/draft': draft, 'en/pub': published },
      ...{ 'de/draft': draft, 'de/pub': published },
    });

    const condition = async (): Promise<string> => {
      const slug = `shared-${(made += 1)}`;
      return build().create('condition', { name: 'Sciatica', slug, claim: 'may_help' });
    };
    const inGerman = async (documentId: string, type: string, data: object): Promise<void> => {
      const locale = 'de';
      await app().documents(type).update({ documentId, locale, data, status: 'published' });
    };
    const translated = async (): Promise<string> => {
      const id = await condition();
      await inGerman(id, uid, { name: 'Ischias', slug: `ischias-${made}` });
      return id;
    };
    /** An explainer in two languages, with a condition that both name. */
    const explained = async () => {
      const id = await translated();
      const { slug, article, one } = await build().explainer();
      await build().update('section', one, { conditions: [id] });
      await inGerman(article, 'api::article.article', { title: 'Titel', slug: `${slug}-de` });
      const words = { heading: 'Eins', slug: 'eins', position: 10, level: 2, body: 'Eins.' };
      await inGerman(one, 'api::section.section', { ...words, article, conditions: [id] });
      const read = async (locale: 'en' | 'de') => {
        const own = locale === 'en' ? slug : `${slug}-de`;
        const { body } = await app().request.get(`/api/explainers/${own}?locale=${locale}`);
        return body.data;
      };
      return { id, one, read };
    };

    it('a claim that is changed and changed back, in the drafts of other languages too', async () => {
      const id = await translated();
      const his = await openForm(tom, id);
      // The draft is made anew, so that it is not the row that the database gives first.
      expect((await his.discard()).status).toBe(200);
      expect((await his.save({ claim: 'treats' })).status).toBe(200);
      expect(await claims(id)).toEqual(drafts('treats', 'may_help'));
      expect((await his.save({ claim: 'may_help' })).status).toBe(200);
      expect(await claims(id)).toEqual(everywhere('may_help'));
      expect((await (await openForm(mary, id, '?locale=de')).publish()).status).toBe(200);
      expect(await claims(id)).toEqual(everywhere('may_help'));
    });

    it('what a client excludes stays excluded when another language is published', async () => {
      const { one, read } = await explained();
      const syndication = () => rowsOf('api::section.section', one, 'syndication');
      const put = await writer.put(`/api/sections/${one}`, { syndication: 'excluded' });
      expect(put.status).toBe(200);
      expect(await syndication()).toEqual(everywhere('excluded'));
      expect((await read('de')).sections[0].syndication).toBe('excluded');
      const form = await mary.get(inPanel('section', `/${one}?locale=de`));
      const { heading, slug, position, level, syndication: loaded } = form.body.data;
      const published = await mary.post(
        inPanel('section', `/${one}/actions/publish?locale=de`),
        { heading, slug, position, level, body: 'Besser.', syndication: loaded },
        { 'If-Match': form.headers.etag! },
      );
      expect(published.status).toBe(200);
      expect(await syndication()).toEqual(everywhere('excluded'));
      expect((await read('en')).sections[0].syndication).toBe('excluded');
    });

    it('who saves an older one in another language is told, and by whom it was changed', async () => {
      const id = await translated();
      const his = await openForm(tom, id);
      expect((await his.save({ claim: 'treats' })).status).toBe(200);
      const hers = await openForm(mary, id, '?locale=de');
      expect(hers.claim).toBe('treats');
      expect((await hers.save({ claim: 'may_help' })).status).toBe(200);
      const { status, body } = await his.save({ claim: 'treats', description: 'More' });
      expect([status, body.error?.details.changedFields, body.error?.details.changedBy]).toEqual([
        409,
        ['claim'],
        'Mary Editor',
      ]);
      expect(await claims(id)).toEqual(everywhere('may_help'));
    });

    it('a translation begins with what the drafts say, and changes none of it', async () => {
      const id = await condition();
      const code = { system: 'icd_10_cm', mapping: 'exact', confidence: 'medium' };
      await build().update('condition', id, { codes: [{ ...code, code: 'M54.3' }] });
      const changes = { claim: 'being_studied', codes: [{ ...code, code: 'M54.4' }] };
      expect((await (await openForm(tom, id)).save(changes)).status).toBe(200);
      const begun = { name: 'Ischias', slug: `ischias-${made}`, claim: 'treats', locale: 'de' };
      const german = await openForm(mary, id, '?locale=de');
      const saved = await german.save({ ...begun, codes: [], evidenceLevel: undefined });
      expect([saved.status, saved.body.data.claim]).toEqual([200, 'being_studied']);
      for (const locale of ['en', 'de']) {
        const draft = await app()
          .documents(uid)
          .findOne({ documentId: id, locale, populate: { codes: true } });
        expect([locale, draft.claim, draft.codes.map((one: any) => one.code)]).toEqual([
          locale,
          'being_studied',
          ['M54.4'],
        ]);
      }
      expect(await claims(id)).toMatchObject({ 'en/pub': 'may_help' });
    });

    it('who discards a draft discards its words, and nothing of other languages', async () => {
      const id = await translated();
      expect((await (await openForm(tom, id)).save({ claim: 'treats' })).status).toBe(200);
      const german = await openForm(mary, id, '?locale=de');
      expect((await german.save({ claim: 'treats', name: 'Anders' })).status).toBe(200);
      const discarded = await german.discard();
      expect([discarded.status, discarded.body.data.claim]).toEqual([200, 'treats']);
      expect(await claims(id)).toEqual(drafts('treats', 'may_help'));
      const name = await rowsOf(uid, id, 'name');
      expect(name['de/draft']).toBe('Ischias');
    });

    it('what is published in one language is what readers of all are told', async () => {
      const { id, read } = await explained();
      expect((await read('de')).conditions[0].claim).toBe('may_help');
      const published = await (await openForm(tom, id)).publish({ claim: 'being_studied' });
      expect(published.status).toBe(200);
      expect(await claims(id)).toEqual(everywhere('being_studied'));
      for (const language of ['en', 'de'] as const) {
        expect((await read(language)).conditions[0].claim).toBe('being_studied');
      }
      const { body } = await mary.get(inPanel('condition', `/${id}?locale=en`));
      expect(body.meta.availableLocales).toMatchObject([{ locale: 'de', status: 'published' }]);
    });

    it('words that are not published in another language stay so', async () => {
      const id = await translated();
      const german = await openForm(mary, id, '?locale=de');
      expect((await german.save({ name: 'Noch nicht' })).status).toBe(200);
      const published = await (await openForm(tom, id)).publish({ claim: 'treats' });
      expect(published.status).toBe(200);
      expect(await claims(id)).toEqual(everywhere('treats'));
      expect(await rowsOf(uid, id, 'name')).toMatchObject({
        'de/draft': 'Noch nicht',
        'de/pub': 'Ischias',
      });
      const { body } = await tom.get(inPanel('condition', `/${id}`));
      expect(body.meta.availableLocales).toMatchObject([{ locale: 'de', status: 'modified' }]);
    });
  },
  { content: 'tables', environment: administratorAccount },
);
