import { onEveryDatabase, startApp } from '../support/running-app';

onEveryDatabase(
  'In production GraphQL does not tell of its schema unless it is told to',
  (app) => {
    it('introspection is refused, and a misspelt field is not helped with', async () => {
      const schema = await app().graphql('{ __schema { types { name } } }');
      expect([schema.status, schema.data]).toEqual([400, undefined]);
      expect(schema.errors?.[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
      const { errors } = await app().graphql('{ articles { titel } }');
      expect(errors?.[0].message).toBe('Cannot query field "titel" on type "Article".');
    });

    it('queries are answered, and the file has the schema', async () => {
      const { data } = await app().graphql('{ articles { __typename title } }');
      expect(data.articles[0].__typename).toBe('Article');
      expect((await app().request.get('/schema.graphql')).text).toContain('type Article');
    });

    it('told to, it does both', async () => {
      const open = await startApp(app().database);
      const { data } = await open.graphql('{ __schema { queryType { name } } }');
      const { errors } = await open.graphql('{ articles { titel } }');
      await open.stop();
      expect(data.__schema.queryType.name).toBe('Query');
      expect(errors?.[0].message).toContain('Did you mean "title"');
    });
  },
  { environment: { GRAPHQL_INTROSPECTION: '' } },
);
