import type { Words } from './words';

/** What is not assessed is a value, and is said. */
const notAssessed = { not_assessed: 'Not assessed' };
const notKnown = { not_known: 'Not known' };

export const english: Words = {
  language: 'en',
  notice: 'Notice',
  references: 'References',
  table: 'Table',
  lastReviewed: 'Last reviewed',
  nextReviewDue: 'Next review due',
  reviewedBy: 'Reviewed by',
  writtenBy: 'Written by',
  from: 'From',
  published: 'Published',
  source: 'Source',
  licence: 'Licence',
  overdue: (date) => `Review overdue: this text was to be reviewed by ${date}.`,
  withheldOverdue:
    'This text is not shown, because its review has been overdue for longer than its editors allow.',
  newer: (date) => `This is an earlier version. A newer one was published on ${date}.`,
  corrected: (date) => `The explainer was corrected on ${date}.`,
  sectionSame: 'This section still reads the same.',
  sectionOther: 'This section reads differently now.',
  readCurrent: 'Read the current version',
  retracted: (date) => `Withdrawn on ${date}.`,
  sectionRetracted: (heading, date) => `The section “${heading}” was withdrawn on ${date}.`,
  readInstead: 'Read this instead',
  sideEffects: 'Side effects',
  noSideEffects: 'This text names no side effects.',
  namedIn: 'Where the text says so',
  whenToGetHelp: 'When to get help',
  facts: {
    claim: {
      name: 'What the text says',
      values: {
        treats: 'It treats this condition',
        may_help: 'It may help with this condition',
        being_studied: 'It is being studied for this condition',
        ...notAssessed,
      },
    },
    evidenceLevel: {
      name: 'How sure the evidence is',
      values: {
        high: 'High',
        moderate: 'Moderate',
        low: 'Low',
        very_low: 'Very low',
        ...notAssessed,
      },
    },
    regulatoryStatus: {
      name: 'Approval',
      values: {
        approved: 'Approved for this use',
        off_label: 'Off-label: not approved for this use',
        ...notAssessed,
      },
    },
    term: {
      name: 'How long',
      values: { short: 'Short-term', long: 'Long-term', ...notKnown },
    },
    bodySystem: {
      name: 'Part of the body',
      values: {
        cardiovascular: 'Heart and blood vessels',
        respiratory: 'Lungs and breathing',
        nervous: 'Nerves',
        cognitive: 'Thinking and memory',
        psychiatric: 'Mood and mind',
        gastrointestinal: 'Stomach and gut',
        hepatobiliary: 'Liver and bile',
        urinary: 'Bladder and kidneys',
        reproductive: 'Sexual and reproductive organs',
        musculoskeletal: 'Muscles and bones',
        skin: 'Skin',
        eye: 'Eyes',
        ear: 'Ears',
        endocrine_metabolic: 'Hormones and metabolism',
        blood: 'Blood',
        immune: 'Immune system',
        general: 'Whole body',
        infusion_site: 'Where the needle goes in',
      },
    },
    severity: {
      name: 'How bad',
      values: {
        mild: 'Mild',
        moderate: 'Moderate',
        severe: 'Severe',
        life_threatening: 'Life-threatening',
        ...notKnown,
      },
    },
    frequency: {
      name: 'How often',
      values: {
        very_common: 'Very common',
        common: 'Common',
        uncommon: 'Uncommon',
        rare: 'Rare',
        very_rare: 'Very rare',
        ...notKnown,
      },
    },
    seriousness: {
      name: 'How serious',
      values: { serious: 'Serious', non_serious: 'Not serious', ...notAssessed },
    },
  },
};
