type Write = () => Promise<unknown>;

interface HeldWrite {
  write: Write;
  release: (row: unknown) => void;
  refuse: (reason: unknown) => void;
}

/** Writes that wait until all that belong together are there, and are then done one after the other, or none of them. */
export class HeldWrites {
  readonly #held: HeldWrite[] = [];
  #end: ((late: HeldWrite) => void) | undefined;
  #awaited: { count: number; tell: () => void } | undefined;

  /** Keeps whoever asks for a write waiting for what becomes of all of them; one that comes late has the outcome that they had. */
  hold(write: Write): Promise<unknown> {
    return new Promise((release, refuse) => {
      const one = { write, release, refuse };
      if (this.#end !== undefined) {
        this.#end(one);
        return;
      }
      this.#held.push(one);
      if (this.#held.length >= (this.#awaited?.count ?? Infinity)) this.#awaited?.tell();
    });
  }

  /** Waits until so many more are held. */
  reach(more: number): Promise<void> {
    return new Promise((tell) => {
      this.#awaited = { count: this.#held.length + more, tell };
    });
  }

  /** Does what is held, in the order in which it came, and gives what came of each. */
  async writeAll(): Promise<unknown[]> {
    const rows: unknown[] = [];
    for (const { write } of this.#held) rows.push(await write());
    return rows;
  }

  /** Lets everybody go on, each with what came of their write. */
  release(rows: readonly unknown[]): void {
    this.#end = ({ write, release, refuse }) => {
      write().then(release, refuse);
    };
    const end = this.#end;
    this.#held.forEach((one, position) => {
      if (position < rows.length) one.release(rows[position]);
      // It came while the others were written.
      else end(one);
    });
  }

  /** Has all of them fail. */
  refuse(reason: unknown): void {
    this.#end = ({ refuse }) => refuse(reason);
    for (const { refuse } of this.#held) refuse(reason);
  }
}
