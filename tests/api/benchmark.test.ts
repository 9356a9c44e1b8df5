import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** What the benchmark printed, as it ended. */
const runBenchmark = (args: readonly string[]): Promise<{ code: number | null; text: string }> =>
  new Promise((ended, failed) => {
    const child = spawn(process.execPath, ['bench/run.mjs', ...args], {
      cwd: root,
      env: { PATH: process.env.PATH, HOME: process.env.HOME },
    });
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => output.push(chunk));
    }
    child.once('error', failed);
    child.once('close', (code) => ended({ code, text: Buffer.concat(output).toString() }));
  });

describe('the benchmark', () => {
  it('measures beside stock Strapi, which answers the same, and has nothing to remark', async () => {
    const load = ['--quick', '--seconds', '0.2', '--rounds', '1'];
    const { code, text } = await runBenchmark(['--rows', 'cold', ...load]);
    // What is not as it should be stands in the row in bold.
    expect({ code, remarks: text.match(/\*\*.*?\*\*/g), text }).toMatchObject({
      code: 0,
      remarks: null,
    });
    expect(text.match(/^\|.*bytes, the same\s*\|$/gm)).toHaveLength(3);
    expect(text).toMatch(/^\| explainer, beside a populated read of its article .* 0 % \|/m);
  }, 300_000);

  it('refuses a part that it does not know, with those that it does', async () => {
    const { code, text } = await runBenchmark(['--rows', 'cold,warm']);
    expect(code).not.toBe(0);
    expect(text).toContain('--rows warm — expected some of hits, cold, publishing');
  });
});
