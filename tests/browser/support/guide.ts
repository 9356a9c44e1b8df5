import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SharedApp } from './shared-app';

/** What partners read. */
export const guide = readFileSync(resolve(__dirname, '../../../docs/partners.md'), 'utf8');

/** What the guide has partners write, with the address of the server that is asked. */
export const guideFor = (app: Pick<SharedApp, 'url'>) => {
  const written = (pattern: RegExp): string => {
    const found = pattern.exec(guide)?.[1];
    if (found === undefined) throw new Error(`docs/partners.md has no ${String(pattern)}`);
    return found.replaceAll('http://localhost:1337', app.url);
  };
  return {
    written,
    /** The code under a heading. */
    blockUnder: (heading: string): string =>
      written(new RegExp(`\n## ${heading}\n[^]*?\`\`\`html\n([^]*?)\`\`\``)),
    /** The path in an address of the server. */
    pathOf: (pattern: RegExp): string => written(pattern).slice(app.url.length),
    /** A policy with the lines that the guide names for a form, and nothing else. */
    policyFor: (form: string): string => {
      const line = written(new RegExp(`^\\| ${form} +\\| (\`[^\`]+\`|nothing)`, 'm'));
      return `default-src 'none'${line === 'nothing' ? '' : `; ${line.slice(1, -1)}`}`;
    },
  };
};
