/** The last part of a path, whichever way its slashes lean. */
export function baseNameOf(file: string): string {
  return file.split(/[\\/]/).pop() ?? file;
}

/** The extension in lower case without its dot; '' where there is none. */
export function extensionOf(file: string): string {
  const name = baseNameOf(file);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

/** The base name without its extension. */
export function stemOf(file: string): string {
  const name = baseNameOf(file);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** Whether a file is a vocabulary's, by its extension. */
export function isVocabularyFile(file: string): boolean {
  return ['yaml', 'yml'].includes(extensionOf(file));
}
