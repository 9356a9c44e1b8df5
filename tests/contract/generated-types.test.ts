import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { testSecrets } from '../support/test-secrets';

const root = resolve(__dirname, '../..');

describe('The committed content types', () => {
  let copy: string;
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'explainer-types-'));
    for (const part of [
      'src',
      'config',
      'package.json',
      'tsconfig.json',
      '.prettierrc.json',
      'public',
    ]) {
      cpSync(join(root, part), join(copy, part), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/@strapi/strapi/bin/strapi.js'), 'ts:generate-types', '--silent'],
      {
        cwd: copy,
        env: {
          ...process.env,
          ...testSecrets,
          NODE_ENV: 'production',
          DATABASE_FILENAME: join(copy, 'data.db'),
        },
        stdio: 'pipe',
      },
    );
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it.each(['contentTypes.d.ts', 'components.d.ts'])(
    'types/generated/%s are those of the schemas; `npm run contracts` writes them anew',
    (file) => {
      const generated = readFileSync(join(copy, 'types/generated', file), 'utf8');
      expect(generated.length).toBeGreaterThan(1000);
      expect(readFileSync(join(root, 'types/generated', file), 'utf8')).toBe(generated);
    },
  );
});
