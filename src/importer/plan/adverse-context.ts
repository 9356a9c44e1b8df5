import type { HealthAspect } from '../parsed-explainer';
import { conjunctionLength } from './conjunctions';
import type { Token } from './tokenize-text';

interface HeadedSection {
  slug: string;
  heading: string;
  parent: string | null;
  healthAspect: HealthAspect | null;
}

const adverseAspects: ReadonlySet<HealthAspect> = new Set([
  'side_effects',
  'risks_or_complications',
  'safety',
]);
const adverseHeading =
  /\bside[ -‐‑]effects?\b|\badverse\b|\bunwanted\b|\brisks?\b|\bcomplications?\b|\bdangers?\b|\bsafety\b|\bwarnings?\b|\bprecautions?\b|\breactions?\b/i;

/** Slugs of the sections whose own heading, or that of a section around them, is about side effects, risks or safety. */
export function findAdverseSections(sections: readonly HeadedSection[]): ReadonlySet<string> {
  const bySlug = new Map(sections.map((section) => [section.slug, section]));
  const isAdverse = (section: HeadedSection | undefined, depth: number): boolean => {
    if (section === undefined || depth > sections.length) return false;
    if (section.healthAspect !== null && adverseAspects.has(section.healthAspect)) return true;
    if (adverseHeading.test(section.heading)) return true;
    return section.parent !== null && isAdverse(bySlug.get(section.parent), depth + 1);
  };
  return new Set(sections.filter((section) => isAdverse(section, 0)).map(({ slug }) => slug));
}

/** Whether a word names unwanted effects as such: "side effect", "adverse", "complication", "reaction" … */
export function isAdverseNoun(tokens: readonly Token[], index: number): boolean {
  const stem = tokens[index]?.stem ?? '';
  if (/^(?:adverse|adversely|unwanted|undesirable|complication|reaction|toxicity)$/.test(stem))
    return true;
  return stem === 'effect' && tokens[index - 1]?.stem === 'side';
}

/** Whether a word says that something is brought about: "may cause", "makes you", "can also lead to", "results in". */
export function isCausing(tokens: readonly Token[], index: number): boolean {
  const word = tokens[index]?.word ?? '';
  const next = tokens[index + 1]?.word ?? '';
  if (/^(?:cause|trigger|produce|induce|provoke)$/.test(word)) return hasModalBefore(tokens, index);
  if (/^(?:causes|caused|causing)$/.test(word)) return next !== 'of' && next !== 'by';
  if (/^(?:make|makes|made|making)$/.test(word))
    return /^(?:you|people|patients|some|someone|many|them)$/.test(next);
  if (/^(?:lead|leads|led|leading)$/.test(word)) return next === 'to';
  return /^(?:result|results|resulted|resulting)$/.test(word) && next === 'in';
}

/** Whether a word tells that its sentence is about what may go wrong. */
function isAdverseCue(tokens: readonly Token[], index: number): boolean {
  const stem = tokens[index]?.stem ?? '';
  if (isAdverseNoun(tokens, index) || isCausing(tokens, index)) return true;
  if (stem === 'risk') return tokens[index + 1]?.word === 'of';
  return /^(?:reported|warn|warns|warned|warning|overdose)$/.test(stem);
}

/** Numbers of the sentences that hold such a word. */
export function findAdverseSentences(tokens: readonly Token[]): ReadonlySet<number> {
  const sentences = new Set<number>();
  tokens.forEach(({ sentence }, index) => {
    if (isAdverseCue(tokens, index)) sentences.add(sentence);
  });
  return sentences;
}

function hasModalBefore(tokens: readonly Token[], index: number): boolean {
  for (let before = index - 1; before >= Math.max(0, index - 6); before -= 1) {
    const token = tokens[before];
    if (token === undefined || token.sentence !== tokens[index]?.sentence) return false;
    if (/^(?:may|can|could|might|will|would|to|does|do|did)$/.test(token.word)) return true;
    const isAdverb = index - before <= 2 || conjunctionLength(tokens, index - 1) > 0;
    if (!isAdverb) return false;
  }
  return false;
}
