type HeadingTag = { name: 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6' | 'p'; attributes: string };

/** HTML has six levels of headings; WAI-ARIA 1.2 goes on from there by `aria-level`. */
const tagOf = (level: number): HeadingTag => {
  switch (level) {
    case 1:
    case 2:
    case 3:
    case 4:
    case 5:
    case 6:
      return { name: `h${level}`, attributes: '' };
    default:
      return { name: 'p', attributes: ` role="heading" aria-level="${level}"` };
  }
};

/**
 * @param level from 1, without end
 * @param id already escaped
 * @param html safe HTML
 */
export const renderHeading = (level: number, id: string, html: string): string => {
  const { name, attributes } = tagOf(level);
  return `<${name} id="${id}"${attributes}>${html}</${name}>`;
};

const headingTag = /<(?<close>\/?)h(?<level>[1-6])>/g;

/**
 * Moves the headings in a body below the heading of its section, the highest of them right below it.
 *
 * @param bodyHtml of `renderMarkdown`, in which headings have no attributes and `<h1>` is never anything but a tag
 * @param sectionLevel level of the section's heading
 */
export const shiftHeadings = (bodyHtml: string, sectionLevel: number): string => {
  const levels = [...bodyHtml.matchAll(headingTag)].map(({ groups }) => Number(groups?.level));
  const highest = levels.reduce((one, other) => Math.min(one, other), 6);
  return bodyHtml.replace(headingTag, (_, close: string, level: string) => {
    const { name, attributes } = tagOf(sectionLevel + 1 + Number(level) - highest);
    return close === '' ? `<${name}${attributes}>` : `</${name}>`;
  });
};
