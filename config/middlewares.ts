import type { Core } from '@strapi/strapi';
import { readEnvironment } from '../src/environment/read-environment';

export default (): Core.Config.Middlewares => {
  const { publicUrl } = readEnvironment(process.env);
  return [
    // What a request came to, whatever the rest of them made of it.
    'global::observed',
    // Judges what they made of it.
    'global::unavailable',
    'strapi::errors',
    'strapi::security',
    'global::content-policy',
    // Any site may read what is public; nothing is ever answered on the strength of a visitor's cookies.
    { name: 'strapi::cors', config: { origin: '*', credentials: false } },
    // What refuses comes after CORS, so that any site can read why.
    'global::database-away',
    { name: 'strapi::session', config: { secure: publicUrl?.startsWith('https:') ?? false } },
    'strapi::query',
    'global::odd-addresses',
    { name: 'strapi::body', config: { jsonLimit: '1mb', formLimit: '256kb', textLimit: '256kb' } },
    // After the query string is parsed, and before Apollo.
    'global::graphql-bounds',
    { name: 'strapi::favicon', config: { path: 'public/favicon.ico' } },
    'strapi::public',
  ];
};
