import type { ListedView } from './view';

export const sectionView: ListedView<'api::section.section'> = {
  entryTitle: 'heading',
  columns: ['position', 'heading', 'parent', 'article'],
  sortBy: 'position',
  form: [
    ['heading', 'slug'],
    ['article', 'parent'],
    ['position', 'level'],
    ['body'],
    ['conditions', 'sideEffects'],
    ['mentions'],
    ['notices', 'references'],
    ['standsAlone', 'syndication'],
    ['standsAloneReason'],
    ['healthAspect', 'promotional'],
    ['children'],
    ['changeNote', 'changeKind'],
    ['retraction'],
  ],
  hidden: ['bodyHtml', 'bodyText', 'address', 'asImported'],
  words: {
    heading: ['Heading'],
    slug: [
      'Slug',
      'The section’s address, unique within its article. Links to an earlier one lead here.',
    ],
    article: ['Article', 'The article that owns this section. Publish the article first.'],
    parent: ['Parent section', 'Empty for a main section. Publish the parent first.'],
    position: [
      'Position',
      'Orders the sections of an article, smallest first. Leave gaps: 10, 20, 30.',
    ],
    level: ['Heading level', '2 for a main section, its parent’s level + 1 for the others.'],
    body: [
      'Text',
      'Markdown. HTML is shown as text, not run. Empty where the section only holds others.',
    ],
    conditions: ['Conditions', 'Those that the text names.'],
    sideEffects: ['Side effects', 'Those that the text says may happen.'],
    mentions: [
      'Mentions',
      'Found by the importer. They move with the text; one whose words are gone is dropped.',
    ],
    notices: ['Notices', 'Warnings that must travel with this section wherever it is shown.'],
    references: ['References', 'The sources of this section.'],
    standsAlone: [
      'Understandable alone?',
      'Whether a reader who sees only this section is told enough.',
    ],
    standsAloneReason: ['Why, or why not'],
    syndication: ['Partner sites may show it'],
    healthAspect: ['What it is about'],
    promotional: ['Advertises something'],
    changeNote: [
      'What changes for readers',
      'Told with the next publish that readers notice, and emptied by it.',
    ],
    changeKind: ['How much it matters', 'Empty: it is worked out from what changed.'],
    retraction: [
      'Before you unpublish or delete',
      'Readers are told why, and where to look instead. Emptied when it is published again.',
    ],
    children: [
      'Sections below this one',
      'Set it from below: open the other section and choose its parent.',
    ],
  },
};
