const names = [
  'APP_KEYS',
  'API_TOKEN_SALT',
  'ADMIN_JWT_SECRET',
  'TRANSFER_TOKEN_SALT',
  'JWT_SECRET',
  'ENCRYPTION_KEY',
];

/** Secrets of test servers; they guard nothing. */
export const testSecrets: Record<string, string> = Object.fromEntries(
  names.map((name) => [name, `test-only-${name.toLowerCase()}-0123456789abcdef`]),
);
