/** What the operator decided, read once and checked: nothing else in the project looks at raw variables. */
export type Environment = {
  mode: Mode;
  host: string;
  /** 0 lets the system choose a free port. */
  port: number;
  /** The origin readers use, without a trailing slash; unset when the server is reached directly. */
  publicUrl: string | undefined;
  /** Whether a proxy in front ends TLS, and says in headers where requests come from: `publicUrl` begins with https. */
  isBehindTls: boolean;
  secrets: Secrets;
  database: DatabaseChoice;
  firstAdministrator: FirstAdministrator | undefined;
  /** Whether an empty database is filled with the project's own content. */
  importContent: boolean;
  /** Room for answers that are kept in memory; 0 keeps none. */
  responseCacheMegabytes: number;
  /** Whether GraphQL tells of its schema, and names what a misspelt field may have meant. */
  graphqlIntrospection: boolean;
  /** How often one address may read without a credential in a minute, in each process; 0 has no bound. */
  readsPerMinute: number;
  /** How often logging in may fail in five minutes, from one address and from all together. */
  loginAttempts: number;
  loginAttemptsInAll: number;
  /** File or folder of the GraphQL documents that alone are answered; all are where it is unset. */
  trustedDocuments: string | undefined;
  /** How long requests that are under way may take when the process is to end. */
  drainSeconds: number;
  /** Which requests the log tells of: all, those that were not answered from memory, or none. */
  accessLog: AccessLog;
  /** Whoever shows it may read the figures; undefined where only this machine may. */
  metricsToken: string | undefined;
  /** How long an explainer that is in memory may be read while the database does not answer; 0 not at all. */
  staleSeconds: number;
  /** Whether only registered partners may show our texts in their pages. */
  embedPartnersOnly: boolean;
};

export type AccessLog = (typeof accessLogs)[number];

export const accessLogs = ['all', 'computed', 'none'] as const;

export type Mode = 'development' | 'production' | 'test';

export type Secrets = {
  appKeys: string[];
  apiTokenSalt: string;
  adminJwtSecret: string;
  transferTokenSalt: string;
  jwtSecret: string;
  encryptionKey: string;
};

export type FirstAdministrator = { email: string; password: string };

export type DatabaseChoice = SqliteChoice | PostgresChoice;

/** `filename` is absolute, or relative to the project's root. */
export type SqliteChoice = { client: 'sqlite'; filename: string };

export type PostgresChoice = {
  client: 'postgres';
  server: PostgresServer;
  schema: string;
  /** Unset leaves it to the URL's own `sslmode`. */
  ssl: { rejectUnauthorized: boolean } | undefined;
  pool: { min: number; max: number };
};

export type PostgresServer = {
  /** Given whole, because its query (`?sslmode=…`) says things that the parts do not; the parts are those of the URL. */
  url: string | undefined;
  host: string;
  port: number;
  name: string;
  username: string;
  /** Empty where the server asks for none. */
  password: string;
};
