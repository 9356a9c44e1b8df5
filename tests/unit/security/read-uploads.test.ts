import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import os from 'node:os';
import { join } from 'node:path';
import { withUploads } from '../../../src/security/read-uploads';
import type { Context } from '../../../src/strapi/context';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(os.tmpdir(), 'uploads-'));
  jest.spyOn(os, 'tmpdir').mockReturnValue(folder);
});
afterAll(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

it('An upload whose sender hung up before it is read leaves nothing, and is handed to nobody', async () => {
  const req = new IncomingMessage(new Socket());
  req.headers['content-type'] = 'multipart/form-data; boundary=a';
  const ctx = { req, method: 'POST', get: () => '', is: () => 'multipart', request: {} };
  const next = jest.fn();
  const read = withUploads(ctx as unknown as Context, next);
  expect(os.tmpdir).toHaveBeenCalled();
  // While its folder is made.
  req.destroy();
  await expect(read).rejects.toThrow('body — expected the whole of it');
  expect(next).not.toHaveBeenCalled();
  expect(readdirSync(folder)).toEqual([]);
}, 10_000);
