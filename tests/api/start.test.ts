import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { copyStartableProject } from '../support/project-copy';

let project: string;
let running: ChildProcess | undefined;

beforeAll(() => {
  project = copyStartableProject('start').folder;
});

afterAll(() => {
  fs.rmSync(project, { recursive: true, force: true });
});

afterEach(async () => {
  if (running?.exitCode !== null || running.signalCode !== null) return;
  const ended = once(running, 'exit');
  running.kill('SIGKILL');
  await ended;
});

interface Start {
  process: ChildProcess;
  printed: () => string;
}

const directly = [process.execPath, 'src/start/start.mjs'];

const start = (
  variables: Record<string, string> = {},
  [program = '', ...command] = directly,
): Start => {
  const environment = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    HOST: '127.0.0.1',
    PORT: '0',
    IMPORT_CONTENT: 'false',
    ...variables,
  };
  running = spawn(program, command, { cwd: project, env: environment });
  const chunks: Buffer[] = [];
  running.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  running.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { process: running, printed: () => Buffer.concat(chunks).toString() };
};

const refusal = async (variables: Record<string, string>): Promise<string> => {
  const { process: child, printed } = start(variables);
  const [exitCode] = await once(child, 'close');
  expect(exitCode).toBe(1);
  return printed();
};

const addresses = async ({ process: child, printed }: Start): Promise<string> => {
  while (!/GraphQL +http/.test(printed())) {
    if (child.exitCode !== null) throw new Error(printed());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return printed();
};

describe('npm start', () => {
  it('goes from no .env to a server, tells last where it is, and ends when asked to', async () => {
    const first = start();
    const printed = await addresses(first);
    const origin = /Start here +(http:\/\/localhost:\d+)\//.exec(printed)?.[1] ?? '';
    expect(
      printed
        .trimEnd()
        .split('\n')
        .slice(-4)
        .map((line) => line.trim()),
    ).toEqual([
      `Start here   ${origin}/`,
      `Admin panel  ${origin}/admin`,
      `REST         ${origin}/api/articles`,
      `GraphQL      ${origin}/graphql`,
    ]);
    const panel = await fetch(`${origin}/admin`);
    expect(panel.status).toBe(200);
    // Its pages have styles within, and nothing else here has.
    expect(panel.headers.get('content-security-policy')).toMatch(
      /style-src 'self' https: 'unsafe-inline'/,
    );
    expect(printed).toContain('Wrote fresh secrets to .env.');
    expect(fs.statSync(path.join(project, '.env')).mode & 0o777).toBe(0o600);
    expect(fs.existsSync(path.join(project, '.tmp/data.db'))).toBe(true);
    first.process.kill('SIGTERM');
    expect(await once(first.process, 'exit')).toEqual([0, null]);
  });

  it('does nothing twice', async () => {
    const secrets = fs.readFileSync(path.join(project, '.env'));
    const printed = await addresses(start());
    expect(printed).not.toMatch(/Wrote|Building/);
    expect(fs.readFileSync(path.join(project, '.env'))).toEqual(secrets);
  });

  it('leaves no server behind when npm is told to end', async () => {
    const started = start({}, ['npm', 'start']);
    const origin = /http:\/\/localhost:\d+/.exec(await addresses(started))?.[0] ?? '';
    expect((await fetch(`${origin}/admin`)).status).toBe(200);
    started.process.kill('SIGTERM');
    const isServing = () =>
      fetch(origin).then(
        () => true,
        () => false,
      );
    while (await isServing()) await new Promise((resolve) => setTimeout(resolve, 100));
  });

  it('stops at wrong variables with a sentence for each and nothing else', async () => {
    expect(
      await refusal({ PORT: 'http', DATABASE_URL: 'mysql://bob:hunter2@db/app', HOST: ' ' }),
    ).toBe(
      [
        'PORT is "http"; expected a whole number from 0 to 65535.',
        'DATABASE_URL has a wrong value; expected a URL such as postgres://user:password@host:5432/name.\n',
      ].join('\n'),
    );
  });

  it('stops at a list of trusted documents that is wrong, with each place', async () => {
    fs.writeFileSync(
      path.join(project, 'list.json'),
      '{\n  "one": "{ articles }",\n  "two": "{"\n}\n',
    );
    expect(await refusal({ GRAPHQL_TRUSTED_DOCUMENTS: 'list.json' })).toBe(
      'list.json:3 two — expected GraphQL: Syntax Error: Expected Name, found <EOF>.\n',
    );
  });

  it('stops at a port in use with a sentence that names it and the remedy', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as net.AddressInfo;
    const printed = await refusal({ PORT: String(port) });
    other.close();
    expect(printed).toBe(
      `PORT ${port} is already in use on 127.0.0.1; expected a free one. Stop the other program, or set PORT in .env or as in \`PORT=${port + 1} npm start\`.\n`,
    );
  });

  it('stops at a database that cannot be reached with a sentence that names it, without the password', async () => {
    const printed = await refusal({ DATABASE_URL: 'postgres://bob:hunter2@127.0.0.1:1/app' });
    expect(printed).toBe(
      'The Postgres database "app" at 127.0.0.1:1 cannot be reached as "bob": nothing listens there; expected DATABASE_URL to name a running server.\n',
    );
  });

  it('is not kept from it by a start that was killed while it prepared', async () => {
    fs.rmSync(path.join(project, '.env'));
    const prepare = [
      `import { onceAtATime } from '${project}/src/start/once-at-a-time.mjs';`,
      `await onceAtATime(() => {}, { isNeeded: () => true, act: () => { console.log('has it'); return new Promise((done) => setTimeout(done, 600_000)); } });`,
    ].join('\n');
    const killed = spawn(process.execPath, ['--input-type=module', '--eval', prepare]);
    killed.stdout.setEncoding('utf8');
    await once(killed.stdout, 'data');
    const waiting = start({ PORT: 'x' });
    while (!waiting.printed().includes('Another start is preparing'))
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(fs.existsSync(path.join(project, '.env'))).toBe(false);
    killed.kill('SIGKILL');
    await once(waiting.process, 'close');
    // It comes as far as to look at the port.
    expect(waiting.printed()).toMatch(/waiting for it …\nWrote fresh secrets to .*\nPORT is "x"/);
  });

  it('writes one .env when two start at once', async () => {
    fs.rmSync(path.join(project, '.env'));
    await Promise.all([refusal({ PORT: 'x' }), refusal({ PORT: 'x' })]);
    expect(
      fs.readFileSync(path.join(project, '.env'), 'utf8').match(/^JWT_SECRET=/gm),
    ).toHaveLength(1);
  });
});
