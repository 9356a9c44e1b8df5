import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runCommand } from '../support/command-line';
import { createDatabase } from '../support/databases';
import { startApp, type RunningApp } from '../support/running-app';
import { testSecrets } from '../support/test-secrets';

const root = resolve(__dirname, '../..');

/** Before it exports or imports, Strapi compiles the project that it is in: other suites start servers of the code in this one. */
const copyProject = async (folder: string): Promise<string> => {
  for (const name of [
    'config',
    'database',
    'public',
    'src',
    'types',
    'package.json',
    'tsconfig.json',
  ]) {
    await cp(join(root, name), join(folder, name), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
};

/** Types `npx strapi …` in a project, as an operator would. */
const strapi = (
  project: string,
  environment: Record<string, string>,
  args: readonly string[],
): Promise<number> =>
  new Promise((ended, failed) => {
    const child = spawn(process.execPath, ['node_modules/@strapi/strapi/bin/strapi.js', ...args], {
      cwd: project,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_ENV: 'production',
        IMPORT_CONTENT: 'false',
        ...testSecrets,
        ...environment,
      },
      stdio: 'ignore',
    });
    child.once('error', failed);
    child.once('exit', (code) => ended(code ?? -1));
  });

describe('What was published survives strapi export and import', () => {
  it('with its revisions, the addresses that moved, and the reasons of what was withdrawn', async () => {
    const slug = 'how-ketamine-infusions-work';
    const folder = await mkdtemp(join(tmpdir(), 'explainer-export-'));
    const from = await createDatabase('sqlite', 'content');
    const to = await createDatabase('sqlite', 'tables');
    try {
      const app = await startApp('sqlite', { on: from });
      const [article] = await app.documents('api::article.article').findMany({ filters: { slug } });
      await app.documents('api::article.article').update({
        documentId: article.documentId,
        data: { slug: 'renamed' },
        status: 'published',
      });
      const articles = app.documents('api::article.article');
      const withdrawn = await articles.create({
        data: { title: 'Withdrawn', slug: 'withdrawn' },
        status: 'published',
      });
      await articles.update({
        documentId: withdrawn.documentId,
        data: { retraction: { reason: 'Outdated', replacement: 'https://example.org/new' } },
      });
      await articles.unpublish({ documentId: withdrawn.documentId });
      const before = await app.request.get('/api/changes?limit=100');
      await app.stop();
      const section = 'renamed/short-term-side-effects';
      const done = await runCommand(from.environment, 'retract', [section, '--reason', 'Wrong']);
      expect(done.code).toBe(0);

      const addresses = [
        ...[`/api/explainers/${slug}`, `/api/explainers/${slug}/sections/short-term-side-effects`],
        ...[`/api/explainers/${section.replace('/', '/sections/')}`, '/api/explainers/withdrawn'],
      ];
      const answersOf = async ({ request }: RunningApp) =>
        Promise.all(
          addresses.map(async (address) => {
            const { status, headers, body } = await request.get(address);
            return [status, headers.location, body.error?.details];
          }),
        );
      const again = await startApp('sqlite', { on: from });
      const answers = await answersOf(again);
      await again.stop();

      const project = await copyProject(join(folder, 'project'));
      const file = join(folder, 'backup');
      expect(
        await strapi(project, from.environment, ['export', '--no-encrypt', '--file', file]),
      ).toBe(0);
      const backup = `${file}.tar.gz`;
      expect(await strapi(project, to.environment, ['import', '--force', '--file', backup])).toBe(
        0,
      );

      const restored = await startApp('sqlite', { on: to });
      try {
        const { body } = await restored.request.get('/api/changes?limit=100');
        expect(body.data.slice(0, -1)).toEqual(before.body.data);
        expect(body.data).toHaveLength(Number(before.body.data.length) + 1);
        expect(await answersOf(restored)).toEqual(answers);
        const at = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/);
        expect(answers).toMatchObject([
          [301, '/api/explainers/renamed', undefined],
          [301, '/api/explainers/renamed/sections/short-term-side-effects', undefined],
          [410, undefined, { reason: 'Wrong', replacement: null, retractedAt: at }],
          [
            ...[410, undefined],
            { reason: 'Outdated', replacement: 'https://example.org/new', retractedAt: at },
          ],
        ]);
      } finally {
        await restored.stop();
      }
    } finally {
      await Promise.all([from.remove(), to.remove(), rm(folder, { recursive: true, force: true })]);
    }
    // Six processes start one after the other.
  });
});
