import type { Core } from '@strapi/strapi';
import { readEnvironment } from '../src/environment/read-environment';
import { bodyLimits, explainBody } from '../src/security/explain-body';

export default (): Core.Config.Middlewares => {
  const { isBehindTls } = readEnvironment(process.env);
  return [
    // Of what all others came to.
    'global::frames',
    // What a request came to, whatever the rest of them made of it.
    'global::observed',
    // Judges what they made of it.
    'global::unavailable',
    'global::explained-refusals',
    'strapi::errors',
    'global::unreadable-values',
    'global::wrong-methods',
    'strapi::security',
    'global::content-policy',
    // It has to be there, and allows no site; the next says what any may read. Nothing is ever answered on the strength of a cookie.
    { name: 'strapi::cors', config: { origin: '', credentials: false } },
    'global::cross-origin',
    // What refuses comes after CORS, so that any site can read why.
    'global::embedded',
    'global::database-away',
    'global::request-heads',
    'global::throttle-logins',
    'global::throttle-reads',
    { name: 'strapi::session', config: { secure: isBehindTls } },
    'strapi::query',
    'global::odd-addresses',
    // Strapi's parser, of four times as much, would read before the one of GraphQL what comes to any other of its addresses.
    'global::graphql-bodies',
    {
      name: 'strapi::body',
      // Files are read behind the rights of the routes that take them.
      config: {
        multipart: false,
        onError: explainBody,
        ...bodyLimits,
      },
    },
    'global::body-values',
    // After the query string is parsed, and before Apollo.
    'global::graphql-bounds',
    { name: 'strapi::favicon', config: { path: 'public/favicon.ico' } },
    'global::file-ranges',
    'strapi::public',
    // Innermost: of what REST answers, the others are handed the bytes.
    'global::written-answers',
  ];
};
