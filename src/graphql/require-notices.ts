import { GraphQLError, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { textsWithNotices } from './texts-with-notices';

/** What was found in documents that Apollo keeps parsed. */
const known = new WeakMap<DocumentNode, GraphQLError | undefined>();

const findError = (schema: GraphQLSchema, document: DocumentNode): GraphQLError | undefined => {
  if (!known.has(document)) {
    const [error] = validate(schema, document, [textsWithNotices]);
    known.set(document, error);
  }
  return known.get(document);
};

/**
 * Refuses a document that asks for a section's text without its notices. Not among Apollo's own rules: Strapi would add its rule on depth to
 * a list of ours (`config/plugins.ts`).
 */
export const requireNotices = {
  requestDidStart: async () => ({
    didResolveOperation: async ({
      schema,
      document,
    }: {
      schema: GraphQLSchema;
      document: DocumentNode;
    }) => {
      const error = findError(schema, document);
      if (error === undefined) return;
      throw new GraphQLError(error.message, {
        nodes: error.nodes,
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
      });
    },
  }),
};
