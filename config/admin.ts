import type { Core } from '@strapi/strapi';
import { readEnvironment } from '../src/environment/read-environment';

const minuteSeconds = 60;
const hourSeconds = 60 * minuteSeconds;
const daySeconds = 24 * hourSeconds;

export default (): Core.Config.Admin => {
  const { isBehindTls, secrets } = readEnvironment(process.env);
  return {
    auth: {
      secret: secrets.adminJwtSecret,
      sessions: {
        accessTokenLifespan: 30 * minuteSeconds,
        idleSessionLifespan: 2 * hourSeconds,
        maxSessionLifespan: 1 * daySeconds,
        idleRefreshTokenLifespan: 14 * daySeconds,
        maxRefreshTokenLifespan: 30 * daySeconds,
      },
      // Without a setting Strapi marks the cookie secure when the request came over TLS, so that logging in works on
      // http://localhost too; `false` would say the same but logs a warning at each production start.
      ...(isBehindTls ? { cookie: { secure: true } } : {}),
    },
    // It counts by what the client sends, without a bound on how much that is; src/security/throttle counts instead.
    rateLimit: { enabled: false },
    apiToken: { salt: secrets.apiTokenSalt },
    transfer: { token: { salt: secrets.transferTokenSalt } },
    secrets: { encryptionKey: secrets.encryptionKey },
    // Paid, and the panel would ask for it on every page.
    ai: { enabled: false },
    flags: { nps: false, promoteEE: false },
    // `strapi develop` restarts when one of the other files changes.
    watchIgnoreFiles: [
      '**/database/content/**',
      '**/src/start/**',
      '**/tests/**',
      '**/bench/**',
      '**/docs/**',
      '**/coverage/**',
      '**/*.md',
    ],
  };
};
