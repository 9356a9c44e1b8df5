import { startApp, type RunningApp } from '../support/running-app';

describe('PostgreSQL is asked to give up what is silent', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp('postgres', { content: 'tables' });
  });
  afterAll(() => app.stop());

  it.each([
    ['idle_in_transaction_session_timeout', '2min'],
    ['lock_timeout', '15s'],
    // Of whoever takes no answers any more; as the socket has it, in milliseconds.
    ['tcp_user_timeout', '20000'],
  ])('%s is %p', async (name, value) => {
    const { rows } = await app.sql(`SHOW ${name}`);
    expect(rows).toEqual([{ [name]: value }]);
  });
});
