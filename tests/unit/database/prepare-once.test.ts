import type { Core } from '@strapi/strapi';
import { prepareOnce } from '../../../src/database/prepare-once';

const strapiOn = (client: string) => ({ db: { dialect: { client } } }) as unknown as Core.Strapi;
const queryOf = (sql: string) => ({
  toSQL: (): { sql: string; bindings: number[]; options?: { name: string } } => ({
    sql,
    bindings: [1],
  }),
});
const nameOf = (sql: string) =>
  prepareOnce(strapiOn('postgres'), queryOf(sql)).toSQL().options?.name;

describe('A statement that PostgreSQL is to plan once', () => {
  it('has a name of its own, which is always the same', () => {
    const name = nameOf('select 1');
    expect(name).toMatch(/^.{20,63}$/);
    expect(nameOf('select 1')).toBe(name);
    expect(nameOf('select 2')).not.toBe(name);
  });

  it('keeps its words and bindings', () => {
    const query = prepareOnce(strapiOn('postgres'), queryOf('select 1'));
    expect(query.toSQL()).toMatchObject({ sql: 'select 1', bindings: [1] });
  });

  it('has none on SQLite', () => {
    const query = queryOf('select 1');
    expect(prepareOnce(strapiOn('sqlite'), query).toSQL().options).toBeUndefined();
  });
});
