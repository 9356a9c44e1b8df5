import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withStrapi } from '../strapi/open-strapi';

/** `npm run contracts`: writes the GraphQL schema as it is served into public/schema.graphql, its types in alphabetical order. */
export const main = (): Promise<number> =>
  withStrapi(async (strapi) => {
    const contentApi = strapi
      .plugin('graphql')
      .service<{ buildSchema: () => GraphQLSchema }>('content-api');
    const schema = lexicographicSortSchema(contentApi.buildSchema());
    await writeFile(join(strapi.dirs.static.public, 'schema.graphql'), `${printSchema(schema)}\n`);
    return 0;
  });
