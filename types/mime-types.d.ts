/** What is used of a library that has no types of its own. */
declare module 'mime-types' {
  /** The MIME type of a name or an ending; false where none is known. */
  export const lookup: (name: string) => string | false;
}
