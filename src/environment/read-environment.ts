import { EnvironmentError } from './environment-error';
import { accessLogs, type Environment } from './environment';
import { readDatabase } from './read-database';
import { readFirstAdministrator } from './read-first-administrator';
import { VariableReader, type Variables } from './variable-reader';

const megabytes = { min: 0, max: 16_384 };
const anyReads = { min: 0, max: 1_000_000 };
const anyAttempts = { min: 1, max: 100_000 };
const anyPort = { min: 0, max: 65535 };

/**
 * Reads and checks every environment variable of the project (`.env.example` lists them). An empty or blank one counts
 * as unset.
 * @param variables names to text, as in `process.env`.
 * @throws EnvironmentError with one sentence for each wrong variable.
 */
export const readEnvironment = (variables: Variables): Environment => {
  const reader = new VariableReader(variables);
  const mode = reader.choice('NODE_ENV', ['development', 'production', 'test'], 'development');
  const publicUrl = readPublicUrl(reader);
  const environment: Environment = {
    mode,
    host: reader.matching(
      'HOST',
      '0.0.0.0',
      /^[\w.-]+$|^[\da-f:.]+$/i,
      'a host name or IP address, without http://',
    ),
    port: reader.wholeNumber('PORT', 1337, anyPort),
    publicUrl,
    isBehindTls: publicUrl?.startsWith('https:') ?? false,
    secrets: {
      appKeys: reader.secrets('APP_KEYS'),
      apiTokenSalt: reader.secret('API_TOKEN_SALT'),
      adminJwtSecret: reader.secret('ADMIN_JWT_SECRET'),
      transferTokenSalt: reader.secret('TRANSFER_TOKEN_SALT'),
      jwtSecret: reader.secret('JWT_SECRET'),
      encryptionKey: reader.secret('ENCRYPTION_KEY'),
    },
    database: readDatabase(reader),
    firstAdministrator: readFirstAdministrator(reader),
    importContent: reader.boolean('IMPORT_CONTENT', true),
    graphqlIntrospection: reader.boolean('GRAPHQL_INTROSPECTION', mode !== 'production'),
    accessLog: reader.choice('ACCESS_LOG', accessLogs, 'computed'),
    metricsToken: readMetricsToken(reader),
    staleSeconds: reader.wholeNumber('STALE_SECONDS', 3_600, { min: 0, max: 86_400 }),
    embedPartnersOnly: reader.boolean('EMBED_PARTNERS_ONLY', false),
    readsPerMinute: reader.wholeNumber('READS_PER_MINUTE', 3_000, anyReads),
    loginAttempts: reader.wholeNumber('LOGIN_ATTEMPTS', 10, anyAttempts),
    loginAttemptsInAll: reader.wholeNumber('LOGIN_ATTEMPTS_IN_ALL', 100, anyAttempts),
    trustedDocuments: reader.optional('GRAPHQL_TRUSTED_DOCUMENTS'),
    drainSeconds: reader.wholeNumber('DRAIN_SECONDS', 25, { min: 0, max: 600 }),
    responseCacheMegabytes: reader.wholeNumber('RESPONSE_CACHE_MEGABYTES', 64, megabytes),
  };
  if (reader.problems.length > 0) throw new EnvironmentError(reader.problems);
  return environment;
};

const readMetricsToken = (reader: VariableReader): string | undefined => {
  const token = reader.optional('METRICS_TOKEN');
  if (token !== undefined && !/^[\x21-\x7e]{16,}$/.test(token))
    reader.refuse('METRICS_TOKEN', 'at least 16 letters, digits or signs, without blanks');
  return token;
};

const readPublicUrl = (reader: VariableReader): string | undefined => {
  const value = reader.optional('PUBLIC_URL');
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  // A path would be baked into the admin panel's bundle, and every URL that we promise starts at the root.
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    reader.refuse(
      'PUBLIC_URL',
      'an address without a path, such as https://explainers.example.org',
      url?.password ? undefined : value,
    );
    return undefined;
  }
  return url.origin;
};
