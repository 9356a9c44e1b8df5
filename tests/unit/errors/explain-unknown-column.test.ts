import { explainUnknownColumn } from '../../../src/errors/explain-unknown-column';

const onPostgres = Object.assign(
  new Error('select "t0"."nosuch" from "files" as "t0" - column t0.nosuch does not exist'),
  { code: '42703' },
);
const onSqlite = new Error('select `t0`.`nosuch` from `files` as `t0` - no such column: t0.nosuch');
const told = '"nosuch" — expected the name of an attribute that there is';

describe('A column that there is not', () => {
  it.each([
    [onPostgres, '?fields[0]=nosuch'],
    [onPostgres, '?fields=name,nosuch'],
    [onSqlite, '?sort=nosuch:desc&page=1'],
    [onSqlite, '?sort[0]=name&sort[1]=parent.nosuch'],
  ])('is told to who asked for it: %s %s', (error, asked) =>
    expect(explainUnknownColumn(error, asked)).toBe(told),
  );

  it.each([
    [onPostgres, ''],
    [onSqlite, '?fields[0]=name&sort=files:asc'],
    [new Error('select nosuch - database is locked'), '?fields=nosuch'],
    [Object.assign(new Error('nosuch'), { code: '42P01' }), '?fields=nosuch'],
    ['no such column: nosuch', '?fields=nosuch'],
  ])('is a fault of ours in %s of %s', (error, asked) =>
    expect(explainUnknownColumn(error, asked)).toBeNull(),
  );
});
