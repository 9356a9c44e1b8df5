import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { administratorAccount } from '../support/administrator';
import { createDatabase, type DatabaseKind, type TemporaryDatabase } from '../support/databases';
import { multipart, multipartType } from '../support/multipart';
import { copyProject, type ProjectCopy } from '../support/project-copy';
import { startApp, type RunningApp } from '../support/running-app';
import { testSecrets } from '../support/test-secrets';

const picture = readFileSync(resolve(__dirname, '../../docs/images/withdrawn.png'));
const words = Buffer.from([0xff, 0x00, 0x0d, 0x0a, 0x80, 0x41]);

/** As an operator types it, in the project's folder. */
const typeCommand = (
  { folder }: ProjectCopy,
  { environment }: TemporaryDatabase,
  ...command: string[]
): Promise<string> =>
  new Promise((ended, failed) => {
    const child = spawn('npm', ['run', '--silent', ...command], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        ENV_PATH: '/dev/null',
        ...testSecrets,
        ...environment,
      },
    });
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => output.push(chunk));
    child.once('close', (code) => {
      const text = Buffer.concat(output).toString();
      if (code === 0) ended(text);
      else failed(new Error(`${command.join(' ')} ended with ${String(code)}\n${text}`));
    });
  });

const startIn = (
  { folder }: ProjectCopy,
  kind: DatabaseKind,
  on: TemporaryDatabase,
): Promise<RunningApp> =>
  startApp(kind, {
    on,
    environment: {
      ...administratorAccount,
      APP_DIRECTORY: folder,
      DIST_DIRECTORY: join(folder, 'dist'),
    },
  });

interface Stored {
  url: string;
  hash: string;
  formats: Record<string, { url: string }> | null;
}

const upload = async (app: RunningApp): Promise<Stored[]> => {
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = administratorAccount;
  const { body } = await app.request.post('/admin/login').send({ email, password });
  const sent = await app.request
    .post('/upload')
    .set({ ...multipartType, Authorization: `Bearer ${body.data.token}` })
    .send(
      multipart([
        { field: 'files', filename: 'infusion.png', type: 'image/png', content: picture },
        { field: 'files', filename: 'words.txt', type: 'text/plain', content: words },
      ]),
    );
  expect(sent.status).toBe(201);
  const stored: Stored[] = sent.body;
  // They come in the order in which they were written out.
  return stored.sort((one, other) => one.url.localeCompare(other.url));
};

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The answer at each address of the files, to the byte. */
const readAll = async (app: RunningApp, files: readonly Stored[]) => {
  const urls = files.flatMap(({ url, formats }) => [
    url,
    ...Object.values(formats ?? {}).map((format) => format.url),
  ]);
  const answers: Record<string, string> = {};
  for (const url of urls) {
    const response = await fetch(new URL(url, app.url));
    const type = String(response.headers.get('content-type'));
    const bytes = Buffer.from(await response.arrayBuffer());
    answers[url] = `${response.status} ${type} ${bytes.length} ${hashOf(bytes)}`;
  }
  return answers;
};

describe('npm run backup, and npm run restore in another place', () => {
  it('bring back what was uploaded: at its addresses the same bytes, in each size, and in the list of files', async () => {
    const [here, there] = [copyProject('backed-up'), copyProject('restored')];
    const [from, to] = [
      await createDatabase('sqlite', 'tables'),
      await createDatabase('postgres', null),
    ];
    try {
      const app = await startIn(here, 'sqlite', from);
      const files = await upload(app);
      const before = await readAll(app, files);
      // Strapi writes pictures anew, and smaller ones beside them.
      expect(before[files[0]?.url ?? '']).toMatch(/^200 image\/png \d{4,} /);
      expect(before[files[1]?.url ?? '']).toMatch(new RegExp(`^200 .* ${hashOf(words)}$`));
      expect(Object.keys(before).length).toBeGreaterThan(2);
      // While it serves.
      const archive = join(here.folder, 'backup.tar.gz');
      const said = await typeCommand(here, from, 'backup', '--', '--output', archive);
      expect(said).toContain(` ${Object.keys(before).length} uploads.`);
      await app.stop();

      await typeCommand(there, to, 'restore', '--', archive);
      here.remove();
      const restored = await startIn(there, 'postgres', to);
      try {
        expect(await readAll(restored, files)).toEqual(before);
        const listed = await restored.query('plugin::upload.file').findMany({ orderBy: 'id' });
        expect(listed.map(({ url, hash }: Stored) => ({ url, hash }))).toEqual(
          files.map(({ url, hash }) => ({ url, hash })),
        );
      } finally {
        await restored.stop();
      }
    } finally {
      here.remove();
      there.remove();
      await Promise.all([from.remove(), to.remove()]);
    }
  });
});
