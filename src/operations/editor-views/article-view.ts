import type { ListedView } from './view';

export const articleView: ListedView<'api::article.article'> = {
  entryTitle: 'title',
  columns: ['title', 'slug', 'about', 'sections'],
  sortBy: 'title',
  form: [
    ['title'],
    ['titleVariant'],
    ['slug', 'about'],
    ['lead'],
    ['sections', 'references'],
    ['authors', 'reviewers'],
    ['review'],
    ['source'],
    ['codes'],
    ['changeNote', 'changeKind'],
    ['retraction'],
  ],
  hidden: ['sourceText', 'sourceFormat', 'asImported'],
  words: {
    title: ['Title'],
    titleVariant: [
      'Title variant',
      'The same title as another source writes it, for example with a suffix.',
    ],
    slug: ['Slug', 'The article’s address. Links to an earlier one lead here.'],
    about: ['About', 'The treatment or drug, in a word or two.'],
    lead: [
      'Lead',
      'One paragraph: what the reader will learn, and what this text cannot do for them.',
    ],
    sections: [
      'Sections',
      'To add one, create a Section and choose this article there. Readers see them by position.',
    ],
    references: ['References', 'The sources of the article as a whole.'],
    authors: ['Authors'],
    reviewers: ['Medical reviewers'],
    review: ['Review'],
    source: ['Source', 'Where an imported text came from.'],
    changeNote: [
      'What changes for readers',
      'Told with the next publish that readers notice, and emptied by it.',
    ],
    changeKind: ['How much it matters', 'Empty: it is worked out from what changed.'],
    retraction: [
      'Before you unpublish or delete',
      'Readers are told why, and where to look instead. Emptied when it is published again.',
    ],
    codes: ['Codes', 'What the article is about, in public code systems.'],
  },
};
