/** What stands below `/embed` beside the explainers: the page that writes the code, and the scripts. */
const taken = new Set(['builder', 'v1']);

/** Whether an explainer of this slug could not be embedded, because its page would be at an address of our own. */
export const isTakenAddress = (slug: string): boolean => taken.has(slug);
