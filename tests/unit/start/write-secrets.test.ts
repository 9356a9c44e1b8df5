import { parse } from 'dotenv';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inNode } from './in-node';

const names = [
  'APP_KEYS',
  'API_TOKEN_SALT',
  'ADMIN_JWT_SECRET',
  'TRANSFER_TOKEN_SALT',
  'JWT_SECRET',
  'ENCRYPTION_KEY',
];
const others = Object.fromEntries(
  names.slice(1).map((name) => [name, `${name} of the environment`]),
);

const fill = (text: string, variables: Record<string, string> = {}) =>
  inNode(
    { fillSecrets: 'fill-secrets.mjs' },
    { text, variables },
    'return fillSecrets(input.text, input.variables)',
  ) as string;

const secret = /[\w-]{43}/;

describe('fresh secrets', () => {
  it('are all there, each with a comment on what it is for, and no two alike', () => {
    const filled = fill('');
    const secrets = parse(filled);
    expect(Object.keys(secrets)).toEqual(names);
    expect(new Set(Object.values(secrets).flatMap((value) => value.split(','))).size).toBe(7);
    expect(
      Object.values(secrets).every((value) => value.split(',').every((part) => secret.test(part))),
    ).toBe(true);
    expect(filled.match(/^# .+\.\n[A-Z_]+=/gm)).toHaveLength(6);
    expect(fill('')).not.toBe(filled);
  });

  it('do not replace a value, and nothing is added where all have one', () => {
    const text = names.map((name) => `${name}=x`).join('\n');
    expect(fill(text)).toBe(text);
  });

  it('are not written where the environment gives them', () => {
    expect(Object.keys(parse(fill('', others)))).toEqual(['APP_KEYS']);
    expect(Object.keys(parse(fill('', { ...others, APP_KEYS: ' ' })))).toEqual(['APP_KEYS']);
  });

  it.each([
    ['APP_KEYS=', 'APP_KEYS=\0'],
    ['APP_KEYS=""\nPORT=1\n', 'APP_KEYS="\0"\nPORT=1\n'],
    ["APP_KEYS = ' '  # note", "APP_KEYS = '\0'  # note"],
    ['A=1\r\nexport APP_KEYS=\r\nB=2\r\n', 'A=1\r\nexport APP_KEYS=\0\r\nB=2\r\n'],
    ['APP_KEYS=  # note\n', 'APP_KEYS=\0  # note\n'],
    ['APP_KEYS=\n# note\nPORT=1', 'APP_KEYS=\0\n# note\nPORT=1'],
    ['APP_KEYS=old\nAPP_KEYS=\n', 'APP_KEYS=old\nAPP_KEYS=\0\n'],
    ['APP_KEYS: \nB=2', 'APP_KEYS: \0\nB=2'],
  ])('fill the empty assignment in %j and change no other byte', (text, expected) => {
    const filled = fill(text, others);
    expect(filled.replace(/[\w-]{43},[\w-]{43}/, '\0')).toBe(expected);
    expect(parse(filled).APP_KEYS).toMatch(secret);
  });

  it.each(['PORT=1', 'PORT=1\n', 'PORT=1\r\n', '# APP_KEYS=\n', 'TEXT="\nAPP_KEYS=\n"\n'])(
    'come after %j, which stays',
    (text) => {
      const filled = fill(text, others);
      expect(filled.startsWith(text)).toBe(true);
      expect(parse(filled)).toEqual({ ...parse(text), APP_KEYS: expect.stringMatching(secret) });
    },
  );
});

describe('the file of secrets', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'secrets-'));
  afterAll(() => {
    fs.rmSync(folder, { recursive: true });
  });
  const write = (file: string, limits?: string) =>
    inNode(
      { writeSecrets: 'write-secrets.mjs' },
      file,
      'try { writeSecrets(input, {}) } catch (error) { return `${error.name}: ${error.message}` }',
      limits,
    );

  it('is for its owner only', () => {
    const file = path.join(folder, 'fresh');
    expect(write(file)).toBeNull();
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(Object.keys(parse(fs.readFileSync(file)))).toEqual(names);
  });

  it('stays as it is the second time', () => {
    const file = path.join(folder, 'again');
    write(file);
    const first = fs.readFileSync(file);
    write(file);
    expect(fs.readFileSync(file)).toEqual(first);
  });

  it('keeps every other byte where secrets are put into it', () => {
    const file = path.join(folder, 'filled');
    const text = '\ufeffFIRST="ä"\nAPP_KEYS=\nLAST=1';
    fs.writeFileSync(file, text);
    expect(write(file)).toBeNull();
    const filled = fs.readFileSync(file, 'utf8');
    expect(Object.keys(parse(filled))).toEqual(expect.arrayContaining(names));
    expect(filled.replace(/(?<=^APP_KEYS=).+/m, '').startsWith(text)).toBe(true);
  });

  it.each(['APP_KEYS=\n', 'PORT=1\n'])(
    'is what it was, with a sentence that says why, where there is no room for more than %j',
    (first) => {
      const file = path.join(folder, 'full');
      const text = first.padEnd(4096, '# A line of an operator.\n');
      fs.writeFileSync(file, text);
      // As on a disk that is full, for whoever has emptied it first.
      expect(write(file, 'ulimit -f 0')).toMatch(/^StartProblem: .* cannot be written \(EFBIG/);
      expect(fs.readFileSync(file, 'utf8')).toBe(text);
    },
  );

  it('is left alone, with a sentence that says why, where it is not text', () => {
    const file = path.join(folder, 'binary');
    fs.writeFileSync(file, Buffer.from([0x41, 0x3d, 0xff, 0xfe]));
    expect(write(file)).toMatch(/^StartProblem: .*expected a text file in UTF-8\.$/);
    expect(fs.readFileSync(file)).toEqual(Buffer.from([0x41, 0x3d, 0xff, 0xfe]));
  });
});
