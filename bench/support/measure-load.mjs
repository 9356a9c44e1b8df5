// @ts-check
import http from 'node:http';

export const connections = 16;

/**
 * Requests a second that are answered with 200.
 * @param {{ port: number }} app
 * @param {string} path
 * @param {number} seconds
 */
export const measureLoad = async (app, path, seconds) => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const until = performance.now() + seconds * 1000;
  let answered = 0;
  const get = () =>
    new Promise((done, failed) => {
      http
        .get({ port: app.port, host: '127.0.0.1', path, agent }, (response) => {
          response.resume();
          response.on('end', () => {
            if (response.statusCode === 200) done((answered += 1));
            else failed(new Error(`${path}: ${response.statusCode}`));
          });
        })
        .on('error', failed);
    });
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) await get();
    }),
  );
  agent.destroy();
  return answered / seconds;
};
