import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';

// Who may import whom, and what may not be written: pure code knows no Strapi, clock or network; glue knows Strapi and holds
// no rule; src/index.ts wires both. Every message says its rule.

/**
 * Where Strapi's types end: its services, transactions and request state are `any`. Each function of these files opens one such
 * door and says what comes out of it; `as` may stand here and in tests, and nowhere else.
 */
const edgeFiles = [
  'src/strapi/{acquired-connections,connections,current-request,database,document-writer,locales,logs,panel,request-listener,rights,routes,row-writes,rows,statements,transaction,uploads}.ts',
];

const testFiles = ['tests/**/*.ts'];

/** Files that Strapi, Jest or a tool loads by name and asks for their default export. */
const loadedByName = [
  'src/index.ts',
  'src/api/**/*.ts',
  'src/middlewares/*.ts',
  'src/admin/app.tsx',
  'config/**/*.ts',
  'database/migrations/**/*.ts',
  'tests/support/global-setup.ts',
  'tests/support/global-teardown.ts',
  'tests/browser/support/global-{setup,teardown}.ts',
];

const pureFiles = [
  'src/explainer/**/*.ts',
  'src/embeds/**/*.ts',
  'src/environment/**/*.ts',
  'src/queries/**/*.ts',
  'src/importer/**/*.ts',
  'src/delivery/{policy,etag}*.ts',
  'src/delivery/{policy,etag}*/**/*.ts',
  'src/preview/policy/**/*.ts',
];

/** Files in a pure folder that are not pure. */
const importerGlue = ['src/importer/{apply,cli}*.ts', 'src/importer/{apply,cli}*/**/*.ts'];

/**
 * Each knows Strapi and none may import another, but those that it `reaches`; the key is for people, `target` is its path below src/.
 */
const glue = {
  // Strapi loads them by name and gives them no arguments: they ask security's rules on each request, and say that the database is away.
  middlewares: {
    files: ['src/middlewares/**/*.ts'],
    target: 'middlewares/',
    reaches: ['security/', 'operations/answer-unavailable$'],
  },
  api: { files: ['src/api/**/*.ts'], target: 'api/' },
  graphql: { files: ['src/graphql/**/*.ts'], target: 'graphql/' },
  ledger: { files: ['src/ledger/**/*.ts'], target: 'ledger/' },
  editing: { files: ['src/editing/**/*.ts'], target: 'editing/' },
  security: { files: ['src/security/**/*.ts'], target: 'security/' },
  operations: { files: ['src/operations/**/*.ts'], target: 'operations/' },
  preview: {
    files: ['src/preview/**/*.ts'],
    ignores: ['src/preview/policy/**/*.ts'],
    target: 'preview/(?!policy)',
  },
  importer: { files: importerGlue, target: 'importer/(?:apply|cli)' },
  delivery: {
    files: ['src/delivery/**/*.ts'],
    ignores: pureFiles.filter((pattern) => pattern.startsWith('src/delivery/')),
    target: 'delivery/(?!policy|etag)',
  },
};

/** Neither pure code nor glue imports the wiring, the starting scripts or the admin panel. */
const tops = ['index$', 'index\\.', 'start/', 'admin/'];

/** Where Strapi, its database and the terminal are reached. */
const edges = ['strapi/', 'database/', 'command-line/'];

const nowhere = [
  {
    regex: '^\\./\\.\\./|[^./]/\\.\\.?/',
    message: 'Write the shortest path, which the layering rules can read.',
  },
  {
    regex: '^@strapi/(?:content-releases|review-workflows)(?:/|$)|^@strapi/.+/ee(?:/|$)',
    message:
      'Paid features of Strapi (releases, review workflows, anything below ee/) need a licence that we do not ask of anyone: write what is needed here.',
  },
];

const notInPureCode = [
  {
    regex: '^@strapi/|^(?:koa|pg|knex|better-sqlite3|dotenv)(?:/|$)',
    message: 'Pure code knows no Strapi and no database: take what is needed as an argument.',
  },
  {
    // All that node brings but assert, buffer, crypto, path, punycode, querystring, string_decoder, url and util.
    regex:
      '^(?:node:)?(?:async_hooks|child_process|cluster|console|dgram|diagnostics_channel|dns|domain|events|fs|http|http2|https|inspector|module|net|os|perf_hooks|process|readline|repl|sea|sqlite|stream|test|timers|tls|trace_events|tty|v8|vm|wasi|worker_threads|zlib)(?:/|$)',
    message:
      'Pure code reads no file, network, clock or process: take what is needed as an argument.',
  },
  {
    regex: '^(?:node:)?crypto$',
    allowImportNames: ['createHash', 'createHmac', 'timingSafeEqual'],
    message: 'Pure code draws no random values: take them as an argument.',
  },
];

const restrictedImports = (...patterns) => ['error', { patterns: [...nowhere, ...patterns] }];

/** A relative import names its target from where the file is, so there is one block for every depth below src/. */
const atEveryDepth = (zone, patternsAt) =>
  [1, 2, 3, 4, 5, 6].map((depth) => ({
    name: `layering/${zone.name}/${depth}`,
    files: zone.files.map((file) => [file, `src/${'*/'.repeat(depth)}*.{ts,tsx}`]),
    ignores: zone.ignores ?? [],
    rules: { 'no-restricted-imports': restrictedImports(...patternsAt(depth)) },
  }));

const below = (depth, targets, allowed = []) =>
  `^(?:\\.\\./){${depth}}${allowed.length > 0 ? `(?!${allowed.join('|')})` : ''}(?:${targets.join('|')})`;

const everyGlueTarget = Object.values(glue).map(({ target }) => target);

const layering = [
  ...atEveryDepth({ name: 'pure', files: pureFiles, ignores: importerGlue }, (depth) => [
    ...notInPureCode,
    {
      regex: below(depth, [...everyGlueTarget, ...tops, ...edges]),
      message:
        'Pure code imports pure code only: no glue (api, graphql, editing, security, operations, …), no edge (strapi, database, command-line), no wiring, no starting scripts, no admin panel.',
    },
  ]),
  ...Object.entries(glue).flatMap(([name, { files, ignores, target, reaches = [] }]) =>
    atEveryDepth({ name, files, ignores }, (depth) => [
      {
        regex: below(
          depth,
          [...everyGlueTarget.filter((other) => other !== target), ...tops],
          reaches,
        ),
        message:
          'Glue reaches other glue by strapi.service(…) or an argument of install…(); shapes that both know belong to pure code.',
      },
    ]),
  ),
  ...atEveryDepth({ name: 'admin', files: ['src/admin/**/*.{ts,tsx}'] }, (depth) => [
    {
      regex: `^(?:\\.\\./){${depth},}`,
      allowTypeImports: true,
      message:
        'The admin panel is a bundle of its own: it imports types only from outside src/admin.',
    },
  ]),
];

const syntax = {
  defaultExport: {
    selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
    message:
      'Export by name; a default export is for files that are loaded by name (see loadedByName).',
  },
  barrel: {
    selector: 'ExportAllDeclaration, ExportNamedDeclaration[source]',
    message: 'No barrels: import from the file that declares it.',
  },
  dynamicImport: {
    selector: 'ImportExpression',
    message: 'Import at the top, where the layering rules see it.',
  },
  populateAll: {
    selector: 'Property[key.name="populate"][value.value="*"]',
    message:
      'List what to populate: "*" loads whatever a content type will ever hold, and sends it out.',
  },
  lifecycles: {
    selector: 'MemberExpression[property.name="lifecycles"][object.property.name="db"]',
    message:
      'Database lifecycles fire phantom deletes when a document is published again: use a document middleware (strapi.documents.use in register()).',
  },
  clock: {
    selector:
      'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"], MemberExpression[object.name="Date"][property.name="now"], MemberExpression[object.name="Date"][property.value="now"]',
    message: 'Pure code has no clock: take the moment as an argument.',
  },
  chance: {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Pure code draws no random values: take them as an argument.',
  },
};
const { clock, chance, defaultExport, ...everywhere } = syntax;
const restrictedSyntax = (...restrictions) => [
  'error',
  ...Object.values(everywhere),
  ...restrictions,
];

const strapiGlobal = { name: 'strapi', message: 'Take strapi as an argument.' };
const impureGlobals = [
  'process',
  'console',
  'performance',
  'fetch',
  'WebSocket',
  'XMLHttpRequest',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'crypto',
].map((name) => ({
  name,
  message:
    'Pure code has no environment, clock, chance or network: take what is needed as an argument.',
}));
const restrictedGlobals = (...globals) => [
  'error',
  { globals: [strapiGlobal, ...globals], checkGlobalObject: true },
];

export default defineConfig(
  globalIgnores([
    'dist/',
    'types/generated/',
    '.strapi/',
    '.cache/',
    '.tmp/',
    'coverage/',
    'public/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  {
    name: 'every file',
    extends: [js.configs.recommended],
    rules: {
      eqeqeq: 'error',
      'no-restricted-globals': restrictedGlobals(),
      'no-restricted-imports': restrictedImports(),
    },
  },
  {
    name: 'scripts',
    files: ['**/*.{mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          ...[
            'process',
            'console',
            'performance',
            'Buffer',
            'URL',
            'URLSearchParams',
            'fetch',
            '__dirname',
            '__filename',
          ],
          ...[
            'TextDecoder',
            'TextEncoder',
            'AbortController',
            'AbortSignal',
            'structuredClone',
            'queueMicrotask',
          ],
          ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate'],
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  { name: 'CommonJS scripts', files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
  {
    name: 'TypeScript',
    files: ['**/*.{ts,tsx}'],
    extends: [typescript.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          ...['tsconfig.check.json', 'src/admin/tsconfig.json', 'src/browser/tsconfig.json'],
          'tests/browser/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // By code point is how quotes are counted; nothing here is cut between the parts of an emoji.
      '@typescript-eslint/no-misused-spread': [
        'error',
        { allow: [{ from: 'lib', name: 'string' }, 'string'] },
      ],
      // `await` is also how a function without one meets an interface of Strapi that wants a promise.
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': restrictedSyntax(defaultExport),
    },
  },
  {
    name: 'sources',
    files: ['src/**/*.{ts,tsx,mjs}'],
    rules: {
      'max-lines': ['error', { max: 150, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    name: 'sources that talk to a terminal',
    files: ['src/start/**', 'src/importer/cli*', 'src/importer/cli*/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // Strapi hands out `any` from its queries, services and contexts. Glue may receive it where a type is declared, and not use it before.
    name: 'sources that know Strapi',
    files: ['src/**/*.ts', 'config/**/*.ts'],
    ignores: [...pureFiles, ...importerGlue.map((pattern) => `!${pattern}`)],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  ...layering,
  {
    name: 'pure',
    files: pureFiles,
    ignores: importerGlue,
    rules: {
      'no-restricted-globals': restrictedGlobals(...impureGlobals),
      'no-restricted-syntax': restrictedSyntax(defaultExport, clock, chance),
    },
  },
  {
    name: 'loaded by name',
    files: loadedByName,
    rules: { 'no-restricted-syntax': restrictedSyntax() },
  },
  {
    name: 'edge of the types',
    files: edgeFiles,
    rules: { '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }] },
  },
  {
    name: 'tests',
    files: testFiles,
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // The body of an answer is `any`; the assertions about it are the test.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
