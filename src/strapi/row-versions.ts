/** What rows of both versions of a document are told apart by. */
export const isPublished = { publishedAt: { $notNull: true } };
export const isDraft = { publishedAt: { $null: true } };
