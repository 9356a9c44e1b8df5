// @ts-check

/** Secrets of servers that are measured; they guard nothing. */
export const secrets = Object.fromEntries(
  [
    'APP_KEYS',
    'API_TOKEN_SALT',
    'ADMIN_JWT_SECRET',
    'TRANSFER_TOKEN_SALT',
    'JWT_SECRET',
    'ENCRYPTION_KEY',
  ].map((name) => [name, `bench-only-${name.toLowerCase()}-0123456789abcdef`]),
);
