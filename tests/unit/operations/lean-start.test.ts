import { setTimeout as pause } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import type { Core } from '@strapi/strapi';
import { installLeanStart } from '../../../src/operations/lean-start';

const given = () => {
  const strapi = {
    db: { init: async (models: string[]) => `made ${models.join()}` },
    server: { listen: (port: number, host: string) => `listens to ${host}:${port}` },
  };
  installLeanStart(strapi as unknown as Core.Strapi);
  return strapi;
};

describe('What the start leaves behind is freed', () => {
  const held = { name: 'held' };

  it.each([
    ['when the models are read', async () => given().db.init(['a', 'b']), 'made a,b'],
    ['before readers come', async () => given().server.listen(1337, '::'), 'listens to :::1337'],
  ])('%s: what nothing leads to goes, what something leads to stays', async (_, step, outcome) => {
    const [gone, kept] = [new WeakRef({ name: 'left behind' }), new WeakRef(held)];
    // A weak reference holds what it leads to until the turn in which it was made, or asked, is over.
    await pause(1);
    expect(gone.deref()).toBeDefined();
    await pause(1);
    expect(await step()).toBe(outcome);
    expect([gone.deref(), kept.deref()]).toEqual([undefined, held]);
  });

  it('and nothing that runs later can ask for it', () => {
    given().server.listen(1337, '::');
    expect(runInNewContext('typeof gc')).toBe('undefined');
  });
});
