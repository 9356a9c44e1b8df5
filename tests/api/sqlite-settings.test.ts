import { startApp, type RunningApp } from '../support/running-app';

describe('SQLite is asked to let readers read while somebody writes', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp('sqlite', { content: 'tables' });
  });
  afterAll(() => app.stop());

  it.each([
    ['journal_mode', 'wal'],
    ['synchronous', 1],
    ['foreign_keys', 1],
    // Longer waits are not SQLite's, in which nobody else is answered.
    ['busy_timeout', 20],
  ])('%s is %p', async (name, value) => {
    const rows = await app.sql(`PRAGMA ${name}`);
    expect(Object.values(rows[0])).toEqual([value]);
  });
});
