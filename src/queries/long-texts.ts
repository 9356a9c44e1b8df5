/** What a section says, in each form in which it is kept: texts of pages, where all others are of a line or a paragraph. */
const longTexts = new Set(['body', 'bodyHtml', 'bodyText']);

/** Whether to compare an attribute with anything is to go through text after text. No attribute of another type has such a name. */
export const isLongText = (attribute: string): boolean => longTexts.has(attribute);
