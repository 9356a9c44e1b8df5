import type { Core } from '@strapi/strapi';
import { readEnvironment } from '../src/environment/read-environment';
import { tellFailuresAlone } from '../src/graphql/batching/told-failures';
import { mostOfPage } from '../src/graphql/cost/page-size';
import { tellCost } from '../src/graphql/cost/tell-cost';
import { tellCodes } from '../src/graphql/error-codes';
import { hideFailures } from '../src/graphql/hide-failures';
import { requireNotices } from '../src/graphql/require-notices';
import { writeAnswer } from '../src/graphql/write-answer';
import { boundGraphqlAnswers, countValue } from '../src/security/bound-graphql-answers';
import { bounds } from '../src/security/document-bounds';
import { mostUploadedBytes } from '../src/security/read-uploads';
import { allowedFiles, deniedFiles } from '../src/security/uploaded-types';

export default (): Core.Config.Plugin => {
  const { mode, secrets, graphqlIntrospection } = readEnvironment(process.env);
  return {
    graphql: {
      enabled: true,
      config: {
        endpoint: '/graphql',
        shadowCRUD: true,
        landingPage: mode === 'development',
        // Not enforced (see validationRules), but Strapi warns where it is not there.
        depthLimit: bounds.depth,
        defaultLimit: mostOfPage,
        maxLimit: mostOfPage,
        apolloServer: {
          // In the place of the rule that Strapi brings, which follows every spread of every fragment (graphql-depth-limit 1.1): the depth
          // was counted before. Strapi adds a list to its own, and takes anything else for it.
          validationRules: null,
          introspection: graphqlIntrospection,
          hideSchemaDetailsFromClientErrors: !graphqlIntrospection,
          // In development it would have paths of this machine in every error.
          includeStacktraceInErrorResponses: false,
          // Credentials come in a header only, which no page can send unasked; and a GET must work from any link.
          csrfPrevention: false,
          // strapi::cors has already answered; the plugin's own would reflect any origin a second time.
          cors: false,
          // At a SIGTERM Apollo would refuse and cut what is under way before it is drained.
          stopOnTerminationSignals: false,
          fieldResolver: countValue,
          stringifyResult: writeAnswer,
          plugins: [
            requireNotices,
            tellCost,
            tellFailuresAlone,
            boundGraphqlAnswers,
            tellCodes,
            hideFailures,
          ],
        },
      },
    },
    upload: {
      config: {
        sizeLimit: mostUploadedBytes,
        security: { allowedTypes: allowedFiles, deniedTypes: deniedFiles },
      },
    },
    'users-permissions': {
      config: { jwtSecret: secrets.jwtSecret, register: { allowedFields: [] } },
    },
  };
};
