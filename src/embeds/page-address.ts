/** Whether an address is that of a page for frames; scripts, and the page that writes the code, are no such. */
export const isPageAddress = (path: string): boolean =>
  /^\/embed\/(?!builder\/?$|v1\/)/i.test(path);
