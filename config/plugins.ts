import type { Core } from '@strapi/strapi';
import { readEnvironment } from '../src/environment/read-environment';
import { hideFailures } from '../src/graphql/hide-failures';
import { bounds } from '../src/security/document-bounds';

export default (): Core.Config.Plugin => {
  const { mode, secrets, graphqlIntrospection } = readEnvironment(process.env);
  return {
    graphql: {
      enabled: true,
      config: {
        endpoint: '/graphql',
        shadowCRUD: true,
        landingPage: mode === 'development',
        // Counted before that too, and at less cost.
        depthLimit: bounds.depth,
        defaultLimit: 100,
        maxLimit: 100,
        apolloServer: {
          introspection: graphqlIntrospection,
          hideSchemaDetailsFromClientErrors: !graphqlIntrospection,
          // Credentials come in a header only, which no page can send unasked; and a GET must work from any link.
          csrfPrevention: false,
          // strapi::cors has already answered; the plugin's own would reflect any origin a second time.
          cors: false,
          // At a SIGTERM Apollo would refuse and cut what is under way before it is drained.
          stopOnTerminationSignals: false,
          plugins: [hideFailures],
        },
      },
    },
    'users-permissions': {
      config: { jwtSecret: secrets.jwtSecret, register: { allowedFields: [] } },
    },
  };
};
