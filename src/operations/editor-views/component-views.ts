import type { EditorView } from './view';

export const codeView: EditorView<'explainer.code'> = {
  entryTitle: 'code',
  form: [
    ['system', 'code', 'display'],
    ['mapping', 'confidence', 'verifiedBy'],
  ],
  words: {
    system: ['Code system'],
    code: ['Code'],
    display: ['Its name there'],
    mapping: ['How well it fits', 'broader: the code means more than our entry.'],
    confidence: ['Confidence'],
    verifiedBy: ['Verified by'],
  },
};

export const mentionView: EditorView<'explainer.mention'> = {
  entryTitle: 'quote',
  form: [['quote'], ['condition', 'sideEffect'], ['start', 'end']],
  hidden: ['section'],
  words: {
    quote: ['Quote', 'The exact words in the section’s text.'],
    condition: ['Condition', 'What the words name: a condition …'],
    sideEffect: ['Side effect', '… or a side effect.'],
    start: [
      'Start',
      'A guess will do for a new one: saving moves it to the nearest place with these words.',
    ],
    end: ['End', 'Computed from the quote when you save; any number after the start will do.'],
  },
};

export const reviewView: EditorView<'explainer.review'> = {
  entryTitle: 'lastReviewed',
  form: [
    ['lastReviewed', 'nextDue'],
    ['reviewedBy', 'embedUntilOverdueDays'],
  ],
  words: {
    lastReviewed: ['Last reviewed', 'Empty: no clinician has reviewed it yet.'],
    nextDue: ['Next review due'],
    reviewedBy: ['Reviewed by'],
    embedUntilOverdueDays: [
      'Days overdue on other sites',
      'So long after the review was due, other sites show the text; then they say that it is withheld. Empty: without end.',
    ],
  },
};

export const sourceView: EditorView<'explainer.source'> = {
  entryTitle: 'name',
  form: [
    ['name', 'licence'],
    ['url', 'sha256'],
  ],
  words: {
    name: ['Name'],
    licence: ['Licence'],
    url: ['URL'],
    sha256: ['SHA-256', 'Of the imported file; the importer writes it.'],
  },
};

export const synonymView: EditorView<'explainer.synonym'> = {
  entryTitle: 'text',
  form: [['text']],
  words: { text: ['Name'] },
};

export const retractionView: EditorView<'explainer.retraction'> = {
  entryTitle: 'reason',
  form: [['reason'], ['replacement']],
  words: {
    reason: ['Reason', 'One sentence that readers will see.'],
    replacement: ['What to read instead', 'A slug, <explainer>/<section>, or a URL.'],
  },
};
