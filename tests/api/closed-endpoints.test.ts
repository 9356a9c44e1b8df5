import { askFrom } from '../support/from-address';
import { onEveryDatabase } from '../support/running-app';
import { createWriter } from '../support/writer';

const closed: [method: string, path: string][] = [
  ...(
    [
      ...['local', 'local/register', 'forgot-password', 'reset-password', 'change-password'],
      ...['send-email-confirmation', 'refresh', 'logout'],
    ] as const
  ).map((name): [string, string] => ['POST', `/api/auth/${name}`]),
  ['GET', '/api/auth/email-confirmation?confirmation=x'],
  ['GET', '/api/auth/google/callback?access_token=x'],
  ['GET', '/api/auth/sessions'],
  ['DELETE', '/api/auth/sessions/x'],
  ['GET', '/api/connect/google'],
  ['GET', '/api/users'],
  ['GET', '/api/users/me'],
  ['GET', '/api/users/count'],
  ['GET', '/api/users/1'],
  ['POST', '/api/users'],
  ['PUT', '/api/users/1'],
  ['DELETE', '/api/users/1'],
  ['GET', '/api/users-permissions/roles'],
  ['GET', '/api/users-permissions/roles/1'],
  ['POST', '/api/users-permissions/roles'],
  ['PUT', '/api/users-permissions/roles/1'],
  ['DELETE', '/api/users-permissions/roles/1'],
  ['GET', '/api/users-permissions/permissions'],
  ['GET', '/api/upload/files'],
  ['GET', '/api/upload/files/page'],
  ['GET', '/api/upload/files/1'],
  ['DELETE', '/api/upload/files/1'],
  ['GET', '/api/i18n/locales'],
  ['POST', '/api/email'],
  ['GET', '/api/content-type-builder/content-types'],
  ['GET', '/api/content-type-builder/components'],
];

/** What a role could be given by hand, in the database. */
const granted = [
  ...[
    'callback',
    'connect',
    'register',
    'forgotPassword',
    'resetPassword',
    'emailConfirmation',
  ].map((action) => `plugin::users-permissions.auth.${action}`),
  ...['find', 'findOne', 'me', 'count', 'create', 'update', 'destroy'].map(
    (action) => `plugin::users-permissions.user.${action}`,
  ),
  ...['find', 'createRole', 'updateRole', 'deleteRole'].map(
    (action) => `plugin::users-permissions.role.${action}`,
  ),
  ...['upload', 'find', 'findOne', 'destroy'].map(
    (action) => `plugin::upload.content-api.${action}`,
  ),
  'plugin::i18n.locales.listLocales',
  'plugin::email.email.send',
  'api::article.article.create',
];

onEveryDatabase(
  'What a content API has no use for is not there',
  (app) => {
    let token: string;
    beforeAll(async () => {
      const roles = app().query('plugin::users-permissions.role');
      const role = await roles.findOne({ where: { type: 'public' } });
      for (const action of granted) {
        const data = { action, role: role.id };
        await app().query('plugin::users-permissions.permission').create({ data });
      }
      token = (await createWriter(app())).accessKey;
    });
    const ask = (method: string, path: string, headers = {}) =>
      askFrom(app(), '127.0.0.1', {
        ...{ method, path, headers },
        ...(method === 'POST' || method === 'PUT' ? { json: {} } : {}),
      });

    it('to anyone, although the role in the database says so', async () => {
      // The role is as it was made: it lets anyone write, though of nobody who shows no credential a body is read.
      const { status, body } = await askFrom(app(), '127.0.0.1', {
        method: 'POST',
        path: '/api/articles',
        json: { data: { title: 'By a stranger', slug: 'by-a-stranger' } },
      });
      expect([status, body?.error.message]).toEqual([400, expect.stringContaining('data')]);
      for (const [method, path] of closed) {
        const { status, body } = await ask(method, path);
        expect([method, path, status, body?.error.name]).toEqual([
          ...[method, path, 404, 'NotFoundError'],
        ]);
      }
    });

    it('to a token that may do anything', async () => {
      const credential = { Authorization: `Bearer ${token}` };
      expect((await ask('GET', '/api/articles', credential)).status).toBe(200);
      for (const [method, path] of closed) {
        const { status, body } = await ask(method, path, credential);
        expect([method, path, status, body?.error.name]).toEqual([
          ...[method, path, 404, 'NotFoundError'],
        ]);
      }
    });

    it('and nobody sends files without a token that may', async () => {
      const { status, body } = await ask('POST', '/api/upload');
      expect([status, body.error.name]).toEqual([403, 'ForbiddenError']);
      const mine = await ask('POST', '/api/upload', { Authorization: `Bearer ${token}` });
      expect([mine.status, mine.body.error.message]).toEqual([400, 'Files are empty']);
    });

    it('GraphQL has the content and nothing of plugins at its top', async () => {
      const { data } = await app().graphql(
        '{ __schema { queryType { fields { name } } mutationType { fields { name } } } }',
      );
      const types = [
        'Article',
        'Condition',
        'Contributor',
        'Notice',
        'Reference',
        'Section',
        'SideEffect',
      ];
      const reads = types
        .map((type) => type.charAt(0).toLowerCase() + type.slice(1))
        .flatMap((type) => [type, `${type}s`, `${type}s_connection`]);
      const own = ['changes', 'explainer', 'explainerDifference', 'explainers'];
      const names = (fields: { name: string }[]) => fields.map(({ name }) => name).sort();
      expect(names(data.__schema.queryType.fields)).toEqual(
        expect.arrayContaining([...reads, ...own]),
      );
      for (const name of names(data.__schema.queryType.fields)) {
        expect(name).not.toMatch(/user|role|upload|i18n|workflow|^me$|permission|token/i);
      }
      expect(names(data.__schema.mutationType.fields)).toEqual(
        ['create', 'delete', 'update'].flatMap((action) => types.map((type) => action + type)),
      );
    });

    it.each([
      'mutation { login(input: { identifier: "a", password: "b" }) { jwt } }',
      'mutation { register(input: { username: "a", email: "a@b.cd", password: "abcdefgh1A" }) { jwt } }',
      'mutation { forgotPassword(email: "a@b.cd") { ok } }',
      'mutation { emailConfirmation(confirmation: "x") { jwt } }',
      'mutation { deleteUsersPermissionsUser(id: 1) { data { username } } }',
      'mutation { deleteUploadFile(id: 1) { name } }',
      '{ usersPermissionsUsers { email } }',
      '{ uploadFiles { url } }',
      '{ me { id } }',
    ])('%s is no document of its schema', async (query) => {
      const { status, body } = await app()
        .request.post('/graphql')
        .set('Authorization', `Bearer ${token}`)
        .send({ query });
      expect([status, body.data, body.errors[0].extensions.code]).toEqual([
        ...[400, undefined, 'GRAPHQL_VALIDATION_FAILED'],
      ]);
    });
  },
  { content: 'tables' },
);
