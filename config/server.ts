import type { Core } from '@strapi/strapi';
import { readEnvironment } from '../src/environment/read-environment';

/** Of a request's first line and headers together; Node's default, which an option of the command could change. */
const mostHeadBytes = 16 * 1024;

export default (): Core.Config.Server => {
  const { host, port, publicUrl, isBehindTls, mode, secrets } = readEnvironment(process.env);
  return {
    host,
    port,
    ...(publicUrl === undefined ? {} : { url: publicUrl }),
    app: { keys: secrets.appKeys },
    // TLS ends at a proxy. Only its X-Forwarded-Proto makes a request count as secure, and Koa refuses secure cookies
    // otherwise. Of X-Forwarded-For only the last address counts: earlier ones are whatever the visitor sent.
    proxy: { koa: isBehindTls, maxIpsCount: 1 },
    // Node would answer a request without Host by an empty 400; `judge-head.ts` says what is missing.
    http: { serverOptions: { maxHeaderSize: mostHeadBytes, requireHostHeader: false } },
    // Nothing here is pushed or pulled from afar: a token of such transfers would open all there is, and `npm run backup` moves it.
    transfer: { remote: { enabled: false } },
    logger: {
      // The notifier asks the npm registry at each start; a server does not call out unasked.
      updates: { enabled: false },
      startup: { enabled: mode === 'development' },
    },
  };
};
