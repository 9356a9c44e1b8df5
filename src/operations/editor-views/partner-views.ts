import type { EditorView, ListedView } from './view';

export const partnerView: ListedView<'api::partner.partner'> = {
  entryTitle: 'name',
  columns: ['name', 'site', 'state', 'termsAgreedOn'],
  sortBy: 'name',
  form: [
    ['name', 'state'],
    ['site', 'contact'],
    ['origins'],
    ['embeds'],
    ['terms'],
    ['termsAgreedOn'],
  ],
  hidden: ['keyNumber'],
  words: {
    name: ['Name'],
    state: [
      'State',
      'Views are counted, and frames let in where only partners may, while it is active.',
    ],
    site: ['Site', 'Begins with https://'],
    contact: ['Contact', 'An e-mail address. Nobody outside of this panel is given it.'],
    origins: [
      'Origins',
      'Of the pages that show our texts, each as https://clinic.example.org: no path, lower case.',
    ],
    embeds: ['What they embed'],
    terms: ['Agreed terms'],
    termsAgreedOn: ['Agreed on'],
  },
};

export const originView: EditorView<'partner.origin'> = {
  entryTitle: 'origin',
  form: [['origin']],
  words: { origin: ['Origin', 'For example https://clinic.example.org'] },
};
