import type { PostgresServer } from './environment';
import { type VariableReader } from './variable-reader';

const defaultPort = 5432;
const hostShape = /^(?:[\w.-]+|[\da-f:]+|\/.*)$/i;

/** The Postgres server that DATABASE_URL names (libpq's connection URI, PostgreSQL manual §34.1.1.2). */
export const readServerUrl = (reader: VariableReader, text: string): PostgresServer => {
  const server = parseServerUrl(text);
  if (server === undefined)
    reader.refuse('DATABASE_URL', 'a URL such as postgres://user:password@host:5432/name');
  return server ?? { url: text, host: '', port: defaultPort, name: '', username: '', password: '' };
};

const parseServerUrl = (text: string): PostgresServer | undefined => {
  if (!/^postgres(?:ql)?:\/\//.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  // A stray % makes the driver fail later, with the whole URL in its message.
  if (/%(?![\da-f]{2})/i.test(text)) return undefined;
  const name = decodeURIComponent(url.pathname.slice(1));
  if (name === '') return undefined;
  return {
    url: text,
    host: url.searchParams.get('host') ?? (decodeURIComponent(url.hostname) || 'localhost'),
    port: url.port === '' ? defaultPort : Number(url.port),
    name,
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
};

/** The Postgres server that Strapi's DATABASE_HOST, _PORT, _NAME, _USERNAME and _PASSWORD name. */
export const readServerParts = (reader: VariableReader): PostgresServer => ({
  url: undefined,
  host: reader.matching(
    'DATABASE_HOST',
    'localhost',
    hostShape,
    'a host name or IP address, without a scheme or port',
  ),
  port: reader.wholeNumber('DATABASE_PORT', defaultPort, { min: 1, max: 65535 }),
  name: reader.optional('DATABASE_NAME') ?? 'strapi',
  username: reader.optional('DATABASE_USERNAME') ?? 'strapi',
  password: reader.optional('DATABASE_PASSWORD') ?? '',
});
