import { isOfDatabase, isOfStandby } from '../../../src/strapi/database-errors';

const coded = (code: string) => Object.assign(new Error('select 1 - it failed'), { code });

describe('What fails is of the database', () => {
  it.each([
    ...['08006', '08P01', '25006', '25P03', '28P01', '28000', '3D000', '40001', '40P01'],
    ...['53100', '53300', '55P03', '57014', '57P01', '57P03', '58030', 'XX001'],
    ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
    ...['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE'],
  ])('where it is %s', (code) => expect(isOfDatabase(coded(code))).toBe(true));

  it.each(['22P02', '23505', '25001', '42601', '42P01', 'SQLITE_CONSTRAINT', 'SQLITE_ERROR', ''])(
    'and not where it is %j',
    (code) => expect(isOfDatabase(coded(code))).toBe(false),
  );

  it('where the driver has no code for it', () => {
    for (const message of [
      'Connection terminated unexpectedly',
      'select 1 - Connection terminated',
    ])
      expect(isOfDatabase(new Error(message))).toBe(true);
    for (const message of ['', 'No Connection terminated', 'select 1 - something else'])
      expect(isOfDatabase(new Error(message))).toBe(false);
    expect(isOfDatabase(undefined)).toBe(false);
  });

  it('and of a standby where it only reads', () => {
    expect([isOfStandby(coded('25006')), isOfStandby(coded('25001'))]).toEqual([true, false]);
  });
});
