import type { ListedView } from './view';

export const noticeView: ListedView<'api::notice.notice'> = {
  entryTitle: 'title',
  columns: ['title', 'kind', 'slug'],
  sortBy: 'title',
  form: [['title', 'slug'], ['kind'], ['text']],
  hidden: ['asImported'],
  words: {
    title: ['Title'],
    slug: ['Slug', 'Unique among notices.'],
    kind: ['Kind'],
    text: [
      'Text',
      'What the reader must know. It appears with every section that carries the notice.',
    ],
  },
};

export const referenceView: ListedView<'api::reference.reference'> = {
  entryTitle: 'title',
  columns: ['title', 'year', 'doi', 'verifiedOn'],
  sortBy: 'title',
  form: [['title'], ['slug', 'year'], ['citation'], ['doi', 'url'], ['verifiedOn']],
  hidden: ['asImported'],
  words: {
    title: ['Title'],
    slug: ['Slug', 'Unique among references.'],
    year: ['Year'],
    citation: ['Citation', 'In full, as it is printed.'],
    doi: ['DOI', 'Without https://doi.org/, for example 10.1001/jamapsychiatry.2017.0080'],
    url: ['URL', 'Begins with https:// or http://'],
    verifiedOn: ['Verified on', 'When a person last opened the source and found what we cite.'],
  },
};

export const contributorView: ListedView<'api::contributor.contributor'> = {
  entryTitle: 'name',
  columns: ['name', 'credentials', 'affiliation'],
  sortBy: 'name',
  form: [['name', 'slug'], ['credentials', 'affiliation'], ['orcid'], ['conflictsOfInterest']],
  hidden: ['asImported'],
  words: {
    name: ['Name'],
    slug: ['Slug', 'Unique among contributors.'],
    credentials: ['Credentials', 'For example MD, board-certified in anesthesiology.'],
    affiliation: ['Affiliation'],
    orcid: ['ORCID iD', 'For example 0000-0002-1825-0097'],
    conflictsOfInterest: ['Conflicts of interest', 'Say “None declared” rather than nothing.'],
  },
};
