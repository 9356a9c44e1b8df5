/** Somebody else uses the database, in one sentence. */
export class DatabaseInUse extends Error {
  constructor(who: string) {
    super(
      `${who} — expected nobody else on the database: end every server and command that uses it, and restore again`,
    );
  }
}
