/** As the project template of Strapi 5.54 has them: pictures, sound, documents; */
export const allowedFiles = [
  ...['image/*', 'video/*', 'audio/*', 'text/plain', 'text/csv'],
  ...['application/pdf', 'application/msword', 'application/vnd.openxmlformats-officedocument.*'],
];

/** and nothing that is run, by a machine or by the browser that shows it. */
export const deniedFiles = [
  ...['image/svg+xml', 'application/vnd.microsoft.portable-executable', 'application/x-msdownload'],
  ...['application/x-msdos-program', 'application/x-executable', 'application/x-dosexec'],
  ...['application/x-sh', 'text/x-shellscript', 'application/x-mach-binary'],
];

/** As Strapi reads its lists: a star stands for anything (`matchesMimePattern` in `utils/mime-validation.js` of @strapi/upload 5.54). */
const matches = (type: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => {
    const [before = '', after] = pattern.split('*');
    return after === undefined
      ? type === pattern
      : type.startsWith(before) && type.slice(before.length).endsWith(after);
  });

/** Whether files of a MIME type are taken, and so may be served as it. */
export const isTaken = (type: string): boolean =>
  matches(type.toLowerCase(), allowedFiles) && !matches(type.toLowerCase(), deniedFiles);
