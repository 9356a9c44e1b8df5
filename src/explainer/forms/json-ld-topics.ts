import type { Explainer, ExplainerCondition, ExplainerSideEffect } from '../explainer';
import { describe, entityId, refer, type JsonLdObject } from './json-ld';
import { presentCodes } from './json-ld-codes';
import type { Subject } from './published';

const presentCondition = (condition: ExplainerCondition, base: string): JsonLdObject =>
  describe('MedicalCondition', {
    '@id': entityId(base, 'condition', condition.slug),
    name: condition.name,
    alternateName: condition.synonyms,
    description: condition.description,
    code: presentCodes(condition.codes),
  });

const presentSideEffect = (sideEffect: ExplainerSideEffect, base: string): JsonLdObject =>
  describe('MedicalSignOrSymptom', {
    '@id': entityId(base, 'side-effect', sideEffect.slug),
    name: sideEffect.name,
    alternateName: sideEffect.synonyms,
    description: sideEffect.description,
    code: presentCodes(sideEffect.codes),
  });

/**
 * What the subject is about, as https://schema.org/Drug, https://schema.org/TherapeuticProcedure and
 * https://schema.org/MedicalCondition. Nothing says that the drug treats a condition: that is the text's to say. A serious side
 * effect is an `adverseOutcome` like the others, since `seriousAdverseOutcome` is not a property of TherapeuticProcedure
 * (https://schema.org/seriousAdverseOutcome: MedicalDevice and MedicalTherapy).
 *
 * @param base address of the subject, which the ids begin with
 */
export const presentTopics = (
  { about, codes, slug }: Pick<Explainer, 'about' | 'codes' | 'slug'>,
  { conditions, sideEffects }: Subject,
  base: string,
): JsonLdObject[] => {
  const drugId = entityId(base, 'about', slug);
  const hasDrug = (about !== null && about !== '') || codes.length > 0;
  const drug = describe('Drug', { '@id': drugId, name: about, code: presentCodes(codes) });
  const treatment = describe('TherapeuticProcedure', {
    '@id': entityId(base, 'treatment', slug),
    name: about,
    drug: hasDrug ? refer(drugId) : null,
    adverseOutcome: sideEffects.map((sideEffect) => presentSideEffect(sideEffect, base)),
  });
  return [
    ...(hasDrug ? [drug] : []),
    ...(hasDrug || sideEffects.length > 0 ? [treatment] : []),
    ...conditions.map((condition) => presentCondition(condition, base)),
  ];
};
