export const boundary = 'boundary-of-a-test';

interface Part {
  field: string;
  /** A file where there is one, otherwise a value. */
  filename?: string;
  type?: string;
  content: string | Buffer;
}

/** A body of multipart/form-data (RFC 7578). */
export const multipart = (parts: readonly Part[]): Buffer =>
  Buffer.concat([
    ...parts.flatMap(({ field, filename, type, content }) => [
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${field}"${
          filename === undefined ? '' : `; filename="${filename}"`
        }\r\n${type === undefined ? '' : `Content-Type: ${type}\r\n`}\r\n`,
      ),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);

export const multipartType = { 'Content-Type': `multipart/form-data; boundary=${boundary}` };
