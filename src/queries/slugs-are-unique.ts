const sections = new Set(['api::section.section', 'Section']);

/** Whether no two documents of a type, named by its uid or in GraphQL, have one slug in one language; sections have so within an article only. */
export const slugsAreUnique = (type: string): boolean => !sections.has(type);
