/** What went wrong, where a statement failed. */

const hasCode = (error: unknown, codes: RegExp): boolean =>
  error instanceof Error && 'code' in error && codes.test(String(error.code));

/** Whether another process has the lock on a file of SQLite (its result codes, SQLITE_BUSY). */
export const isBusy = (error: unknown): boolean => hasCode(error, /^SQLITE_BUSY/);

/**
 * The same where it is worth to ask again; not where a transaction has read what was written since (SQLITE_BUSY_SNAPSHOT), which would be
 * told the same for ever.
 */
export const isLocked = (error: unknown): boolean => hasCode(error, /^SQLITE_BUSY$/);

const failuresOfSqlite = /^SQLITE_(?:BUSY|CANTOPEN|CORRUPT|FULL|IOERR|NOTADB|READONLY)/;
const failuresOfPostgres = /^(?:(?:08|28|3D|40|53|57|58|XX)...|25006|25P03|55P03)$/;
const failuresOfSockets = /^E(?:CONNREFUSED|CONNRESET|HOSTUNREACH|NETUNREACH|PIPE|TIMEDOUT)$/;
/** In the words of pg 8.23, before which knex puts the statement. */
const failuresWithoutCode =
  /(?:^| - )(?:Connection terminated|Client has encountered a connection error|Client was closed and is not queryable)/;

/**
 * Whether the database could not do what it was asked, whatever that was: the same would have failed, or may do, that was asked of it right.
 * Of SQLite its result codes; of PostgreSQL its classes of errors (Appendix A of its manual): connections, a standby that only reads, a
 * transaction given up, a deadlock, resources, a lock waited for in vain, an operator, who may log in and to what, the system and its
 * own faults.
 */
export const isOfDatabase = (error: unknown): boolean =>
  hasCode(error, failuresOfSqlite) ||
  hasCode(error, failuresOfPostgres) ||
  hasCode(error, failuresOfSockets) ||
  (error instanceof Error && failuresWithoutCode.test(error.message));

/**
 * Whether what was to be written may lead to a row that is not there: Strapi takes back a row whose links fail, which is what fails then in a
 * transaction that PostgreSQL has given up.
 */
export const mayNameWhatIsGone = (error: unknown): boolean =>
  hasCode(error, /^(?:23503|25P02|SQLITE_CONSTRAINT_FOREIGNKEY)$/);

/** Whether a statement wants to write where the database only reads. */
export const isOfStandby = (error: unknown): boolean => hasCode(error, /^25006$/);
