import { createMentionFinder } from '../../../src/importer/plan/find-mentions';
import { renderOutline } from '../../../src/importer/plan/render-outline';
import { readPlainText } from '../../../src/importer/read/read-plain-text';
import { condition, fileOf, sideEffect, valueOf } from './given';

const draw = (text: string) => {
  const explainer = valueOf(readPlainText(fileOf('drip.txt', text), text));
  const find = createMentionFinder({
    conditions: [condition('gout', 'Gout')],
    sideEffects: [sideEffect('nausea', 'Nausea')],
  });
  return renderOutline(explainer, find(explainer));
};

it('draws everything that was inferred, so that a person can judge it', () => {
  const text =
    'The Drip\n\nThe Drip - IL\n\nThis is the lead.\n\nRisks\n\nThe First Day\n\nNausea in gout.\n\nConclusion\n\nCall us today.';
  expect(draw(text)).toBe(
    [
      'drip.txt → drip (en)',
      'title    The Drip',
      'variant  The Drip - IL',
      'lead     4 words: This is the lead.',
      'sections 3',
      '',
      '    7  Risks',
      '         h2 · no text · risks_or_complications',
      '    9    The First Day',
      '           h3 · 3 words · risks_or_complications',
      '           conditions: gout',
      '           side effects: nausea',
      '   13  Conclusion',
      '         h2 · 3 words · no aspect · PROMOTIONAL',
      '',
    ].join('\n'),
  );
});

it('never draws more than 100 columns', () => {
  const long = 'word '.repeat(400);
  const rows = draw(
    `A Title of ${'Many '.repeat(10)}Words\n\n${long}.\n\nA ${'Longish '.repeat(12)}\n\nText.`,
  ).split('\n');
  expect(Math.max(...rows.map((row) => [...row].length))).toBeLessThanOrEqual(100);
});
