import type { ExplainerMention, SectionNames } from './explainer';
import type { NamesRow } from './published-rows';

/** Null for a mention of what is not published: its quote alone says nothing. */
const presentMention = (row: NamesRow['mentions'][number]): ExplainerMention | null =>
  row.condition === null && row.sideEffect === null
    ? null
    : {
        condition: row.condition?.slug ?? null,
        sideEffect: row.sideEffect?.slug ?? null,
        quote: row.quote,
        start: row.start,
        end: row.end,
      };

const slugsOf = (rows: { slug: string }[]): string[] => rows.map(({ slug }) => slug);

/** What a section names, by slug; the order is the editor's. */
export const presentNames = (row: NamesRow): SectionNames => ({
  conditions: slugsOf(row.conditions),
  sideEffects: slugsOf(row.sideEffects),
  notices: slugsOf(row.notices),
  references: slugsOf(row.references),
  mentions: row.mentions.flatMap((mention) => presentMention(mention) ?? []),
});
