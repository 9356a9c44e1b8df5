import type { Core } from '@strapi/strapi';
import { quoteTable } from '../../database/quote-table';
import { addModel, runStatement } from '../../strapi/database';
import type { LoginCounter } from './login-throttle';

const tableName = 'login_attempts';

/** Made with the other tables, and known to Strapi, which drops no table that it knows. */
export const installAttemptsTable = (strapi: Core.Strapi): void => {
  addModel(strapi, {
    uid: 'strapi::login-attempt',
    singularName: 'login-attempt',
    tableName,
    attributes: {
      id: { type: 'increments' },
      key: { type: 'string' },
      used: { type: 'integer' },
      endsAt: { type: 'biginteger' },
    },
    indexes: [{ name: `${tableName}_key_unique`, columns: ['key'], type: 'unique' }],
  });
};

/** By the database's clock, which the instances have in common. */
const now = 'CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS bigint)';

/** Counts in PostgreSQL, each try by one statement, for all instances together. */
export const createStoredAttempts = (
  strapi: Core.Strapi,
  windowMilliseconds: number,
): LoginCounter => {
  const table = quoteTable(strapi, tableName);
  const isOver = `${tableName}.ends_at <= ${now}`;
  const take = `
    INSERT INTO ${table} ("key", used, ends_at) VALUES (:key, 1, ${now} + :windowMilliseconds)
    ON CONFLICT ("key") DO UPDATE SET
      used = CASE WHEN ${isOver} THEN 1 ELSE ${tableName}.used + 1 END,
      ends_at = CASE WHEN ${isOver} THEN excluded.ends_at ELSE ${tableName}.ends_at END
    RETURNING used, ends_at - ${now} AS milliseconds`;
  const cleanUp = `
    DELETE FROM ${table} WHERE id IN
      (SELECT id FROM ${table} WHERE ends_at <= ${now} FOR UPDATE SKIP LOCKED)`;
  return {
    take: async (key) => {
      const [row] = await runStatement(strapi, take, { key, windowMilliseconds });
      const used = Number(row?.used);
      // Whoever begins a window takes away those that are over.
      if (used === 1) await runStatement(strapi, cleanUp, {});
      return { used, leftMilliseconds: Number(row?.milliseconds) };
    },
    giveBack: async (key) => {
      await runStatement(
        strapi,
        `UPDATE ${table} SET used = used - 1 WHERE "key" = :key AND used > 0`,
        { key },
      );
    },
  };
};
