import type { Core } from '@strapi/strapi';
import { lockOn } from '../../database/locks';
import { openPostgresConnection, type PostgresConnection } from '../../strapi/connections';

/** The COMMIT of a transaction failed, or the answer to it was lost. */
export class CommitFailed extends Error {
  constructor(
    /** As `txid_current()` numbers it. */
    readonly transaction: string,
    readonly reason: Error,
  ) {
    super(reason.message);
  }
}

/** Nobody was told how a restore ended, and nobody can be asked. */
export class FateUnknown extends Error {
  constructor() {
    super(
      'The connection was lost at the end of the restore, and whether it is there for good is not known — expected to be run again, with --replace, which makes it whole either way',
    );
  }
}

/** What became of a transaction (PostgreSQL's manual, 9.27); asked when nobody else may start or serve, by when the session that it was of has ended. */
const findStatus = async (
  strapi: Core.Strapi,
  connection: PostgresConnection,
  transaction: string,
): Promise<unknown> => {
  await connection.query(`SET lock_timeout = '15s'`);
  for (const what of ['starting', 'serving'] as const)
    await connection.query(`SELECT pg_advisory_lock(${lockOn(strapi, what)})`);
  const { rows } = await connection.query('SELECT txid_status($1::bigint) AS status', [
    transaction,
  ]);
  return rows[0]?.status;
};

/**
 * Asks on another connection what became of a transaction whose COMMIT failed, and does what comes after it where it was carried out.
 *
 * @throws the failure where it was not; FateUnknown
 */
export const goOnIfCommitted = async (
  strapi: Core.Strapi,
  { transaction, reason }: CommitFailed,
  goOn: () => Promise<void>,
): Promise<void> => {
  const connection = await openPostgresConnection(strapi).catch(() => null);
  if (connection === null) throw new FateUnknown();
  try {
    const status = await findStatus(strapi, connection, transaction).catch(() => null);
    if (status === 'aborted') throw reason;
    if (status !== 'committed') throw new FateUnknown();
    await goOn();
  } finally {
    // Its locks go with it; one that does not answer would be waited for for ever.
    connection.end().catch(() => undefined);
  }
};
