import { request, type Agent, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { RunningApp } from './running-app';

export interface SentRequest {
  method?: string;
  /** Goes out as it is written: what a client library would mend may be what is tried. */
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface SentAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Sends a request over a connection of the agent's; `taken` once the whole of it is on its way. */
export const sendRequest = (
  { url }: RunningApp,
  agent: Agent,
  { method = 'GET', path, headers = {}, body }: SentRequest,
): { taken: Promise<void>; answered: Promise<SentAnswer> } => {
  const { hostname, port } = new URL(url);
  const asked = request({ agent, hostname, port, path, method, headers });
  const taken = new Promise<void>((flushed) => asked.once('finish', flushed));
  const answered = new Promise<SentAnswer>((done, failed) => {
    asked.once('error', failed);
    asked.once('response', (response: IncomingMessage) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', failed);
      response.once('end', () =>
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
  });
  asked.end(body);
  return { taken, answered };
};
