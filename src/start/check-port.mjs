// @ts-check
import net from 'node:net';
import { StartProblem } from './start-problem.mjs';

/**
 * The sentence for an address that cannot be listened on.
 * @param {unknown} error
 * @param {{ host: string, port: number }} address
 */
export const explainListenError = (error, { host, port }) => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `PORT ${port} is already in use on ${host}; expected a free one. Stop the other program, or set PORT in .env or as in \`PORT=${port + 1} npm start\`.`;
  }
  if (code === 'EACCES')
    return `PORT ${port} may not be opened by this user; expected one from 1024 up, such as 1337.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `HOST "${host}" is not an address of this machine; expected one, such as 0.0.0.0 (any) or 127.0.0.1.`;
  }
  return undefined;
};

/**
 * Opens the port and closes it again, so that a wrong one is told before anything slow, and before the database that
 * the other program may be using is touched.
 * @param {{ host: string, port: number }} address
 * @returns {Promise<void>}
 * @throws {StartProblem}
 */
export const checkPort = (address) =>
  new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error) => {
      const sentence = explainListenError(error, address);
      reject(sentence === undefined ? error : new StartProblem([sentence]));
    });
    probe.listen(address.port, address.host, () => probe.close(() => resolve()));
  });
