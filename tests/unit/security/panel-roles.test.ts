import { panelRoles, permissionsOf } from '../../../src/security/panel-roles';

const schema = {
  fieldsOf: () => ['title', 'review.lastReviewed', 'review.reviewedBy', 'reviewers', 'reviewNote'],
  isLocalized: (uid: string) => !/contributor|reference/.test(uid),
  locales: ['de', 'en'],
};
const rightsOf = (code: string) =>
  permissionsOf(panelRoles.find((role) => role.code === code)!, schema);
const explorer = (action: string) => `plugin::content-manager.explorer.${action}`;
const mayOf = (code: string, action: string) =>
  rightsOf(code)
    .filter((right) => right.action === explorer(action))
    .map(({ subject }) => subject);

describe('The table of the panel’s roles', () => {
  it('lets editors and reviewers publish, and nobody but editors delete', () => {
    expect(mayOf('strapi-editor', 'publish')).toHaveLength(7);
    expect(mayOf('strapi-author', 'publish')).toEqual([]);
    expect(mayOf('medical-reviewer', 'publish')).toContain('api::article.article');
    expect(mayOf('strapi-editor', 'delete')).toHaveLength(8);
    expect([...mayOf('strapi-author', 'delete'), ...mayOf('medical-reviewer', 'delete')]).toEqual(
      [],
    );
  });

  it.each(panelRoles.map(({ code }) => code))(
    'gives %s each right once, and none to settings, users, roles or tokens',
    (code) => {
      const rights = rightsOf(code);
      const named = rights.map(({ action, subject }) => `${action} ${subject ?? ''}`);
      expect(new Set(named).size).toBe(rights.length);
      expect(
        named.filter((name) => !/^plugin::(content-manager\.explorer|upload)\./.test(name)),
      ).toEqual([]);
      expect(named.filter((name) => /settings|configure/.test(name))).toEqual([]);
    },
  );

  it('takes a component’s name for all that is in it, and no other name that begins so', () => {
    const [write] = rightsOf('strapi-editor').filter(
      ({ action, subject }) => action === explorer('update') && subject === 'api::article.article',
    );
    expect(write!.properties.fields).toEqual(['title', 'reviewNote']);
    const [review] = rightsOf('medical-reviewer').filter(
      ({ action, subject }) => action === explorer('update') && subject === 'api::article.article',
    );
    expect(review!.properties.fields).toEqual([
      'review.lastReviewed',
      'review.reviewedBy',
      'reviewers',
    ]);
  });

  it('binds nobody to a language, where a type has languages', () => {
    const rights = rightsOf('strapi-editor').filter(({ subject }) => subject !== null);
    for (const { subject, properties } of rights) {
      expect(properties.locales).toEqual(schema.isLocalized(subject!) ? ['de', 'en'] : undefined);
    }
  });
});
