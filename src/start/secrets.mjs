// @ts-check
import { randomBytes } from 'node:crypto';

const secretBytes = 32;
const randomSecret = () => randomBytes(secretBytes).toString('base64url');

/** @typedef {{ name: string, purpose: string, generate: () => string }} Secret */

/** @type {readonly Secret[]} */
export const secrets = [
  {
    name: 'APP_KEYS',
    purpose:
      'Signs session cookies. Comma-separated: put a new one first and keep the old one while cookies live.',
    generate: () => `${randomSecret()},${randomSecret()}`,
  },
  {
    name: 'API_TOKEN_SALT',
    purpose: 'Hashes API tokens. Changing it revokes them all.',
    generate: randomSecret,
  },
  {
    name: 'ADMIN_JWT_SECRET',
    purpose: 'Signs the admin panel’s sessions. Changing it logs everyone out.',
    generate: randomSecret,
  },
  {
    name: 'TRANSFER_TOKEN_SALT',
    purpose: 'Hashes transfer tokens. Changing it revokes them all.',
    generate: randomSecret,
  },
  { name: 'JWT_SECRET', purpose: 'Signs the tokens of API users.', generate: randomSecret },
  {
    name: 'ENCRYPTION_KEY',
    purpose: 'Encrypts API tokens at rest. Without it they cannot be shown again.',
    generate: randomSecret,
  },
];
