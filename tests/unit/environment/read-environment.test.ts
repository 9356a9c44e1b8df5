import { projectRootOf } from '../../../src/environment/project-root';
import { readEnvironment } from '../../../src/environment/read-environment';
import { testSecrets } from '../../support/test-secrets';

const read = (variables: Record<string, string | undefined> = {}) =>
  readEnvironment({ ...testSecrets, ...variables });

const problemsOf = (variables: Record<string, string | undefined>): string[] => {
  try {
    read(variables);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
};

describe('the environment', () => {
  it('needs nothing but secrets', () => {
    expect(read()).toMatchObject({
      mode: 'development',
      host: '0.0.0.0',
      port: 1337,
      publicUrl: undefined,
      database: { client: 'sqlite', filename: '.tmp/data.db' },
      firstAdministrator: undefined,
      importContent: true,
    });
  });

  it('takes an empty or blank variable for unset', () => {
    const names = [
      'PORT',
      'HOST',
      'PUBLIC_URL',
      'NODE_ENV',
      'DATABASE_URL',
      'DATABASE_HOST',
      'ADMIN_EMAIL',
      'IMPORT_CONTENT',
    ];
    expect(read(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(read());
    expect(read(Object.fromEntries(names.map((name) => [name, ' \t'])))).toEqual(read());
  });

  it('tells everything that is wrong at once, each in a sentence that names the variable and what is expected', () => {
    expect(problemsOf({ PORT: '80a', IMPORT_CONTENT: 'maybe', NODE_ENV: 'prod' })).toEqual([
      'NODE_ENV is "prod"; expected one of development, production, test.',
      'PORT is "80a"; expected a whole number from 0 to 65535.',
      'IMPORT_CONTENT is "maybe"; expected true or false (or 1, 0, yes, no).',
    ]);
  });

  it('refuses a token for the figures that can be guessed, without telling it', () => {
    expect(read({ METRICS_TOKEN: 'x'.repeat(16) }).metricsToken).toBe('x'.repeat(16));
    for (const token of ['short-secret', `a blank in ${'x'.repeat(16)}`]) {
      const problems = problemsOf({ METRICS_TOKEN: token });
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(/^METRICS_TOKEN has a wrong value; expected at least 16/);
    }
  });

  it.each(['-1', '65536', '1.5', '1e3', '0x50', '99999999999'])('refuses the port %s', (port) => {
    expect(problemsOf({ PORT: port })).toHaveLength(1);
  });

  it.each([
    ['true', true],
    ['YES', true],
    ['1', true],
    ['false', false],
    ['no', false],
    ['0', false],
  ])('reads %s as a yes or no', (text, expected) => {
    expect(read({ IMPORT_CONTENT: text }).importContent).toBe(expected);
  });

  it('never repeats a secret', () => {
    const problems = problemsOf({
      JWT_SECRET: 'hunter2',
      DATABASE_URL: 'mysql://user:hunter2@host/name',
      ADMIN_EMAIL: 'editor@example.org',
      ADMIN_PASSWORD: 'hunter2',
      PUBLIC_URL: 'https://user:hunter2@example.org',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'PUBLIC_URL',
      'JWT_SECRET',
      'DATABASE_URL',
      'ADMIN_PASSWORD',
    ]);
    expect(problems.join()).not.toContain('hunter2');
  });
});

describe('secrets', () => {
  it.each(['tobemodified', 'toBeModified1', 'change-me', 'CHANGE_ME', 'changeme', ''])(
    'may not be "%s"',
    (secret) => {
      expect(problemsOf({ API_TOKEN_SALT: secret })).toEqual([
        expect.stringMatching(/^API_TOKEN_SALT .*expected random text/),
      ]);
    },
  );

  it('may not be short enough to guess', () => {
    expect(problemsOf({ APP_KEYS: 'long-enough-to-be-a-key,short' })).toEqual([
      expect.stringMatching(
        /^APP_KEYS is too short; expected at least 16 random characters in each part\./,
      ),
    ]);
  });

  it('may be several app keys', () => {
    const keys = ['first-key-0123456789', 'second-key-0123456789'];
    expect(read({ APP_KEYS: keys.join(' , ') }).secrets.appKeys).toEqual(keys);
  });
});

describe('the public address', () => {
  it('is an origin', () => {
    expect(read({ PUBLIC_URL: 'https://Explainers.example.org/' }).publicUrl).toBe(
      'https://explainers.example.org',
    );
  });

  it.each([
    ['https://explainers.example.org', true],
    ['http://explainers.example.org', false],
    ['', false],
  ])('of %s says whether a proxy in front ends TLS: %s', (url, expected) => {
    expect(read({ PUBLIC_URL: url }).isBehindTls).toBe(expected);
  });

  it.each(['example.org', 'ftp://example.org', 'https://example.org/cms', 'https://example.org?x'])(
    'is not %s',
    (url) => {
      expect(problemsOf({ PUBLIC_URL: url })).toEqual([
        `PUBLIC_URL is "${url}"; expected an address without a path, such as https://explainers.example.org.`,
      ]);
    },
  );
});

describe('the database', () => {
  it('is Postgres where DATABASE_URL names a server', () => {
    expect(
      read({ DATABASE_URL: 'postgresql://bob:p%40ss@db.example.org/app?sslmode=require' }).database,
    ).toEqual({
      client: 'postgres',
      server: {
        url: 'postgresql://bob:p%40ss@db.example.org/app?sslmode=require',
        host: 'db.example.org',
        port: 5432,
        name: 'app',
        username: 'bob',
        password: 'p@ss',
      },
      schema: 'public',
      ssl: undefined,
      pool: { min: 2, max: 10 },
    });
  });

  it('is Postgres where Strapi’s own names say so', () => {
    const parts = {
      DATABASE_HOST: 'db',
      DATABASE_NAME: 'app',
      DATABASE_USERNAME: 'bob',
      DATABASE_SSL: 'true',
      DATABASE_SSL_REJECT_UNAUTHORIZED: 'no',
    };
    expect(read(parts).database).toMatchObject({
      server: {
        url: undefined,
        host: 'db',
        port: 5432,
        name: 'app',
        username: 'bob',
        password: '',
      },
      ssl: { rejectUnauthorized: false },
    });
    expect(read({ DATABASE_CLIENT: 'postgres' }).database).toMatchObject({
      server: { host: 'localhost', name: 'strapi' },
    });
  });

  it('is never SQLite while a Postgres server is named', () => {
    expect(
      problemsOf({ DATABASE_CLIENT: 'sqlite', DATABASE_URL: 'postgres://bob@db/app' }),
    ).toEqual([
      'DATABASE_CLIENT is "sqlite" but DATABASE_URL names a Postgres server; expected only one of them.',
    ]);
  });

  it.each([
    ['DATABASE_CLIENT', 'mysql'],
    ['DATABASE_FILENAME', ':memory:'],
  ])('is not %s %s', (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([
      expect.stringContaining(`${name} is "${value}"; expected `),
    ]);
  });

  it.each([
    ['DATABASE_HOST', 'postgres://db'],
    ['DATABASE_PORT', '0'],
    ['DATABASE_SCHEMA', 'a"; DROP'],
    ['DATABASE_POOL_MIN', '11'],
    ['DATABASE_POOL_MAX', '1'],
  ])('refuses %s %s for Postgres', (name, value) => {
    expect(
      problemsOf({
        DATABASE_CLIENT: 'postgres',
        DATABASE_POOL_MAX: '10',
        DATABASE_POOL_MIN: '1',
        [name]: value,
      }),
    ).toEqual([expect.stringContaining(`${name} is `)]);
  });

  it.each(['postgres://', 'postgres://db', 'postgres://bob:50%@db/app', 'http://db/app'])(
    'refuses the URL %s',
    (url) => {
      expect(problemsOf({ DATABASE_URL: url })).toEqual([
        'DATABASE_URL has a wrong value; expected a URL such as postgres://user:password@host:5432/name.',
      ]);
    },
  );
});

describe('the first administrator', () => {
  it('is an address, in lower case as the register screen stores it, and a password', () => {
    expect(
      read({ ADMIN_EMAIL: 'Editor@Example.org', ADMIN_PASSWORD: 'Passw0rd' }).firstAdministrator,
    ).toEqual({
      email: 'editor@example.org',
      password: 'Passw0rd',
    });
  });

  it('is both variables or neither', () => {
    expect(problemsOf({ ADMIN_EMAIL: 'editor@example.org' })).toEqual([
      'ADMIN_PASSWORD is not set but ADMIN_EMAIL is; expected both or neither.',
    ]);
    expect(problemsOf({ ADMIN_PASSWORD: 'Passw0rd' })).toEqual([
      'ADMIN_EMAIL is not set but ADMIN_PASSWORD is; expected both or neither.',
    ]);
  });

  it.each(['Passw0r', 'password1', 'PASSWORD1', 'Password', `Aa1${'é'.repeat(35)}`])(
    'may not have the password %s, which Strapi would refuse',
    (password) => {
      expect(problemsOf({ ADMIN_EMAIL: 'editor@example.org', ADMIN_PASSWORD: password })).toEqual([
        expect.stringMatching(/^ADMIN_PASSWORD has a wrong value; expected at least 8 characters/),
      ]);
    },
  );

  it.each(['editor', 'editor@', 'editor@localhost', 'a b@example.org'])(
    'may not have the address %s',
    (email) => {
      expect(problemsOf({ ADMIN_EMAIL: email, ADMIN_PASSWORD: 'Passw0rd' })).toEqual([
        `ADMIN_EMAIL is "${email}"; expected an e-mail address such as editor@example.org.`,
      ]);
    },
  );
});

it('finds the project from its configuration, compiled or not', () => {
  expect(projectRootOf('/srv/app/config')).toBe('/srv/app');
  expect(projectRootOf('/srv/app/dist/config')).toBe('/srv/app');
});
