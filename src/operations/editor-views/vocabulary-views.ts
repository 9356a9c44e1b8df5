import type { ListedView } from './view';

export const conditionView: ListedView<'api::condition.condition'> = {
  entryTitle: 'name',
  columns: ['name', 'claim', 'regulatoryStatus', 'evidenceLevel', 'broader'],
  sortBy: 'name',
  form: [
    ['name', 'slug'],
    ['description'],
    ['claim', 'regulatoryStatus', 'evidenceLevel'],
    ['statement'],
    ['broader', 'narrower'],
    ['synonyms'],
    ['symptoms'],
    ['codes'],
  ],
  words: {
    name: ['Name'],
    slug: ['Slug', 'Unique among conditions. Changing it breaks links.'],
    description: ['Description', 'In plain language.'],
    claim: ['Claim', 'What the texts say the treatment does for it.'],
    regulatoryStatus: [
      'Approved use?',
      'off_label: no regulator has approved the treatment for it.',
    ],
    evidenceLevel: ['Evidence'],
    statement: ['Statement', 'The claim in a sentence, with its off-label status.'],
    broader: ['Broader condition', 'Depression is broader than treatment-resistant depression.'],
    narrower: [
      'Narrower conditions',
      'Set it from below: open the other condition and choose its broader one.',
    ],
    synonyms: ['Other names', 'The importer finds mentions by them.'],
    symptoms: ['Symptoms', 'Its own symptoms. The importer does not take them for side effects.'],
    codes: ['Codes'],
  },
};

export const sideEffectView: ListedView<'api::side-effect.side-effect'> = {
  entryTitle: 'name',
  columns: ['name', 'term', 'bodySystem', 'seriousness', 'frequency'],
  sortBy: 'name',
  form: [
    ['name', 'slug'],
    ['description'],
    ['bodySystem', 'term', 'seriousness'],
    ['severity', 'severityAsStated'],
    ['frequency', 'frequencyAsStated'],
    ['whenToGetHelp'],
    ['synonyms'],
    ['codes'],
  ],
  words: {
    name: ['Name'],
    slug: ['Slug', 'Unique among side effects. Changing it breaks links.'],
    description: ['Description', 'In plain language.'],
    bodySystem: ['Body system'],
    term: ['Short or long term'],
    seriousness: ['Serious?', 'serious: it needs medical help.'],
    severity: ['Severity', 'not_known unless it was measured.'],
    severityAsStated: ['Severity, as the text says it', 'The text’s own words.'],
    frequency: ['Frequency', 'not_known unless it was measured.'],
    frequencyAsStated: ['Frequency, as the text says it', 'The text’s own words.'],
    whenToGetHelp: ['When to get help', 'Said to the reader: what to watch for, and whom to call.'],
    synonyms: ['Other names', 'The importer finds mentions by them.'],
    codes: ['Codes'],
  },
};
