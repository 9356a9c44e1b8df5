import type { Place } from '../../explainer/addresses';
import type { Explainer, ExplainerSection } from '../../explainer/explainer';
import type { FormerAddresses } from '../../explainer/former-addresses';
import { findSection } from '../../explainer/find-section';
import { wordsFor } from '../../explainer/forms/words';
import type { FoundRevision } from '../../explainer/ledger';
import { presentConditionDocument, presentSideEffectsDocument } from '../../explainer/present-part';
import { surrogateKey } from '../../explainer/surrogate-key';
import { findReasonToWithhold, withholdSections } from '../../explainer/withhold-sections';
import {
  judgeExplainer,
  judgeSection,
  underCurrentRules,
  type Asked,
  type ExplainerVerdict,
  type LocatedRevision,
} from './judge-address';
import type { PublishedSubject, SubjectPart } from './publish-as';

/** What an address of a page or of a form leads to, with what may stand on other pages only. */
export type SubjectVerdict =
  | ({ kind: 'found'; subject: PublishedSubject; surrogate: string } & LocatedRevision)
  /** Not passed on, and why. */
  | { kind: 'withheld'; reason: string }
  | { kind: 'moved'; slug: string; place: Place }
  | Extract<ExplainerVerdict, { kind: 'gone' | 'unknown' }>;

const notPassedOn = (what: string): string => `${what} is not passed on by its publisher`;

const judgeSectionSubject = (
  found: FoundRevision | null,
  asked: Asked & { section: string },
): SubjectVerdict => {
  const verdict = judgeSection(found, asked);
  if (verdict.kind === 'moved') {
    const section = verdict.section ?? asked.section;
    return { kind: 'moved', slug: verdict.slug, place: { kind: 'section', section } };
  }
  if (verdict.kind !== 'found') return verdict;
  const { slug } = verdict.section;
  const judged = underCurrentRules(verdict.explainer, verdict);
  const reason = findReasonToWithhold(judged, slug);
  if (reason !== null) return { kind: 'withheld', reason };
  const explainer = withholdSections(judged);
  const section = findSection<ExplainerSection>(explainer, slug);
  if (section === undefined) return { kind: 'withheld', reason: notPassedOn('This section') };
  const place = { kind: 'section', section: slug } as const;
  const surrogate = surrogateKey(explainer, section);
  return { ...verdict, subject: { place, explainer, section }, surrogate };
};

const conditionPart = (explainer: Explainer, slug: string): SubjectPart | undefined => {
  const found = presentConditionDocument(explainer, slug);
  if (found === undefined) return undefined;
  const { condition, sections, notices, references } = found;
  const named = { conditions: [condition], sideEffects: [], sections, notices, references };
  return { kind: 'condition', slug, title: condition.name, ...named };
};

const sideEffectsPart = (explainer: Explainer): SubjectPart => {
  const { sideEffects, sections, notices, references } = presentSideEffectsDocument(explainer);
  const named = { conditions: [], sideEffects, sections, notices, references };
  const title = wordsFor(explainer.locale).sideEffects;
  return { kind: 'side-effects', slug: 'side-effects', title, ...named };
};

/** What became of a condition that the explainer names no longer by this slug, or never did. */
const judgeFormerCondition = (
  { slug, conditions }: Explainer,
  former: FormerAddresses,
  asked: string,
): SubjectVerdict => {
  const documentId = new Map(Object.entries(former.conditions ?? {})).get(asked);
  const renamed = conditions.find((one) => one.documentId === documentId);
  if (renamed !== undefined) {
    return { kind: 'moved', slug, place: { kind: 'condition', condition: renamed.slug } };
  }
  const retraction = former.withdrawn[documentId ?? ''];
  if (retraction !== undefined) return { kind: 'gone', retraction };
  return { kind: 'unknown', message: `The explainer "${slug}" names no condition "${asked}"` };
};

/** Judges what an address leads to. */
export const judgeSubject = (
  found: FoundRevision | null,
  { place, ...asked }: Asked & { place: Place },
): SubjectVerdict => {
  if (place.kind === 'section')
    return judgeSectionSubject(found, { ...asked, section: place.section });
  const verdict = judgeExplainer(found, asked);
  if (verdict.kind === 'moved') return { kind: 'moved', slug: verdict.slug, place };
  if (verdict.kind !== 'found') return verdict;
  const whole = underCurrentRules(verdict.revision.content.parse(), verdict);
  const explainer = withholdSections(whole);
  const key = `explainer:${explainer.slug}`;
  switch (place.kind) {
    case 'explainer': {
      const surrogate = verdict.revision.surrogateKey ?? key;
      return { ...verdict, subject: { place, explainer }, surrogate };
    }
    case 'side-effects': {
      const part = sideEffectsPart(explainer);
      const keys = part.sideEffects.map(({ slug }) => `side-effect:${slug}`);
      return {
        ...verdict,
        subject: { place, explainer, part },
        surrogate: [key, ...keys].join(' '),
      };
    }
    case 'condition': {
      const { condition } = place;
      const part = conditionPart(explainer, condition);
      if (part !== undefined) {
        const surrogate = `${key} condition:${condition}`;
        return { ...verdict, subject: { place, explainer, part }, surrogate };
      }
      return whole.conditions.some(({ slug }) => slug === condition)
        ? { kind: 'withheld', reason: notPassedOn('What the text says of this condition') }
        : judgeFormerCondition(whole, verdict.revision.formerSections, condition);
    }
  }
};
