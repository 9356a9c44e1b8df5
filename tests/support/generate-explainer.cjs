// Explainers in any number, as plain text without mark-up, for tests and for the benchmark.
'use strict';

const holders = ['How It Works', 'The Treatment Day', 'What It May Help', 'Unwanted Effects'];

/** Two sections below each holder; every text names something that the project's vocabulary knows. */
const texts = [
  'It quiets nerves that fire too often, and it does so for longer than the drug stays in the blood.',
  'People with depression or chronic pain have taken part in the studies, and most of those studies were small.',
  'Tell the nurse about epilepsy, about asthma and about every medicine that you take at home.',
  'The drip runs for about an hour. A monitor watches your heart, and someone stays in the room with you.',
  'Some people with neuropathic pain felt relief for a few days. For fibromyalgia there is little to go by.',
  'Its use for post-traumatic stress disorder is being studied, and nobody can promise that it helps.',
  'It may cause nausea, dizziness, headache, and short-lived increases in blood pressure and heart rate.',
  'Rarely it leads to seizures, to an irregular heartbeat, or to effects on the urinary tract, liver, and memory.',
];

const closings = ['Costs', 'Questions to Ask', 'Who Looks After You', 'Closing Words'];

/** Headings of each generated explainer, and so its sections. */
const sectionsEach = holders.length + texts.length + closings.length;

const english =
  'Most studies were small, and what they found does not hold for everyone who comes to a clinic. ';
const chinese = '氯胺酮是一种麻醉药物它可以在几分钟内起效医生会在整个过程中观察病人的血压和心率。';

/**
 * The characters of each section, as real ones have them: most have about 600, an encyclopaedia's 2,000, and the longest that were met
 * 3,450 of three bytes each.
 * @param {number} number of the explainer
 */
const realLength = (number) => {
  if (number % 10 === 0) return { length: 3_450, of: chinese };
  return { length: number % 10 === 5 ? 2_000 : 600, of: english };
};

/**
 * @param {number} number makes the explainer differ from every other; the same number gives the same text
 * @param {{ length: number, of: string }} [filled] how long each section is made, and with which words; as short as its own where not said
 * @returns {{ name: string, text: string }} a file; the explainer's slug is its name without ".txt"
 */
const generateExplainer = (number, { length, of } = { length: 0, of: '' }) => {
  const title = `Treatment Number ${number} in Plain Words`;
  const paragraph = (/** @type {string} */ words) => {
    const own = `${words} This is what the text on treatment ${number} says.`;
    const missing = Math.max(0, length - own.length);
    return missing === 0 ? own : `${own} ${of.repeat(missing / of.length).trim()}`;
  };
  const held = holders.flatMap((holder, index) => [
    holder,
    `${holder}: The First Part`,
    paragraph(texts[index * 2] ?? ''),
    `${holder}: The Second Part`,
    `${paragraph(texts[index * 2 + 1] ?? '')}\n\n${paragraph('Ask your own doctor what it means for you.')}`,
  ]);
  const closing = closings.flatMap((heading) => [
    heading,
    paragraph('Every clinic does this in its own way.'),
  ]);
  const lead = paragraph('This guide tells you what the treatment is, and what is known of it.');
  return {
    name: `treatment-${number}.txt`,
    text: `${[title, `${title} - Clinic`, lead, ...held, ...closing].join('\n\n')}\n`,
  };
};

module.exports = { generateExplainer, realLength, sectionsEach };
