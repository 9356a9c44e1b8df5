/** Somebody's turn to write came when whoever sent it has given up, who would then find it written. */
export class WaitedTooLong extends Error {
  /** As where a lock was waited for in vain (PostgreSQL's manual, Appendix A), so that it is told as that is, on SQLite too. */
  readonly code = '55P03';

  constructor(milliseconds: number) {
    super(
      `A write waited ${Math.round(milliseconds / 1000)} s for those before it — expected to be sent again`,
    );
  }
}
