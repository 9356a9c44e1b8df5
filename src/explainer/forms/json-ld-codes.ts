import type { Code } from '../explainer';
import { describe, type JsonLdObject } from './json-ld';

const codingSystems = new Map([
  ['icd_10_cm', 'ICD-10-CM'],
  ['mesh', 'MeSH'],
  ['rxnorm', 'RxNorm'],
  ['atc', 'ATC'],
  ['unii', 'UNII'],
  ['snomed_ct', 'SNOMED CT'],
  ['meddra', 'MedDRA'],
]);

/** A code that does not mean exactly the same says so: schema.org has no property for it. */
const describeMapping = (mapping: string | null): string | null =>
  mapping === null || mapping === 'exact' ? null : `${mapping} match`;

/** Codes as https://schema.org/MedicalCode; one without a value is left out. */
export const presentCodes = (codes: readonly Code[]): JsonLdObject[] =>
  codes.flatMap(({ code, system, display, mapping }) =>
    code === null || code === ''
      ? []
      : [
          describe('MedicalCode', {
            codeValue: code,
            codingSystem: system === null ? null : (codingSystems.get(system) ?? system),
            name: display,
            description: describeMapping(mapping),
          }),
        ],
  );
