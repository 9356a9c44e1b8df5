import { request, type IncomingHttpHeaders } from 'node:http';
import type { RunningApp } from './running-app';

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  body: any;
}

interface Asked {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  json?: unknown;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Asks from an address of one's own: this machine has all of 127.0.0.0/8. */
export const askFrom = (
  { url }: RunningApp,
  localAddress: string,
  { method = 'GET', path, headers = {}, json }: Asked,
): Promise<Reply> =>
  new Promise((done, failed) => {
    const { hostname, port } = new URL(url);
    const type = json === undefined ? {} : { 'Content-Type': 'application/json' };
    const asked = request({
      ...{ hostname, port, localAddress, method, path, agent: false },
      headers: { ...type, ...headers },
    });
    asked.once('error', failed);
    asked.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', failed);
      response.once('end', () => {
        const text = Buffer.concat(chunks).toString();
        const status = response.statusCode ?? 0;
        done({ status, headers: response.headers, text, body: parse(text) });
      });
    });
    asked.end(json === undefined ? undefined : JSON.stringify(json));
  });
