import type { Core } from '@strapi/strapi';
import { aroundCommitCallbacks } from '../../../src/strapi/database';

describe('What waits for a commit', () => {
  it.each([
    [
      'at once',
      () => {
        throw new Error('gone');
      },
    ],
    [
      'later',
      async () => {
        throw new Error('gone');
      },
    ],
  ])(
    'is logged where it fails %s, and ends neither the write nor the process',
    async (_, callback) => {
      const log = { error: jest.fn() };
      const waiting: (() => unknown)[] = [];
      const db = {
        transaction: (work: (given: object) => unknown) =>
          work({ onCommit: (one: () => unknown) => waiting.push(one) }),
      };
      const strapi = { db, log } as unknown as Core.Strapi;
      aroundCommitCallbacks(strapi, (one) => one());
      await strapi.db.transaction(async ({ onCommit }) => onCommit(callback));
      expect(waiting).toHaveLength(1);
      for (const one of waiting) expect(await one()).toBeUndefined();
      expect(log.error.mock.calls).toEqual([
        ['What was to be done after a commit failed', { error: new Error('gone') }],
      ]);
    },
  );
});
