import type { IncomingMessage } from 'node:http';

/** A body that was read, and how to put it back for who reads it next: only at once, before anything is awaited. */
interface ReadBody {
  text: string;
  putBack: () => void;
}

const lateMilliseconds = 1_000;

/**
 * Reads the body of a request whose length is known, and calls `use` in the same turn in which its last byte came: until that
 * turn is over the stream has not ended, and can be given back what was taken from it (Node.js, `readable.unshift`).
 *
 * @param tellLate called where it has not come after a second, and may never
 */
export const readBody = (
  request: IncomingMessage,
  { bytes, tellLate }: { bytes: number; tellLate: () => void },
  use: (body: ReadBody) => void,
): void => {
  const chunks: Buffer[] = [];
  let read = 0;
  const late = setTimeout(() => {
    if (!request.destroyed) tellLate();
  }, lateMilliseconds).unref();
  const onReadable = (): void => {
    while (read < bytes) {
      const chunk: unknown = request.read();
      if (!Buffer.isBuffer(chunk)) return;
      chunks.push(chunk);
      read += chunk.length;
    }
    request.off('readable', onReadable);
    clearTimeout(late);
    const body = Buffer.concat(chunks);
    use({ text: body.toString(), putBack: () => request.unshift(body) });
  };
  request.on('readable', onReadable);
};
