import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

interface HostPage {
  html: string;
  policy?: string | undefined;
}

export type HostPageName =
  | 'plain'
  | 'strict-policy'
  | 'old-browser'
  | 'hostile-style'
  | 'ten-embeds'
  | 'columns'
  | 'right-to-left';

/**
 * A partner's site, of another origin and host than ours. Its pages are those of `host-pages/`, in which `{{embed}}` stands for
 * the code of an embed.
 */
export const hostSite = () => {
  const pages = new Map<string, HostPage>();
  let server: Server | undefined;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const page = pages.get(request.url ?? '');
      response.writeHead(page === undefined ? 404 : 200, {
        'Content-Type': 'text/html; charset=utf-8',
        ...(page?.policy === undefined ? {} : { 'Content-Security-Policy': page.policy }),
      });
      response.end(page?.html);
    });
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  });
  afterAll(() => {
    server?.closeAllConnections();
    server?.close();
  });
  return {
    /** Gives the address of a page that shows the embed, or each of several in a place of its own. */
    show: (name: HostPageName, embed: string | readonly string[], policy?: string): string => {
      const template = readFileSync(join(__dirname, '../host-pages', `${name}.html`), 'utf8');
      const path = `/${name}-${pages.size}`;
      const left = typeof embed === 'string' ? [] : [...embed];
      const place = (): string => (typeof embed === 'string' ? embed : (left.shift() ?? ''));
      pages.set(path, { html: template.replaceAll('{{embed}}', place), policy });
      const { port } = server?.address() as AddressInfo;
      return `http://localhost:${port}${path}`;
    },
  };
};
