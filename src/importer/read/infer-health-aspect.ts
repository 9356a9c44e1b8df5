import type { HealthAspect } from '../parsed-explainer';

// In order of weight: "understanding the risks" is about risks, "how it is prepared for" is about preparation.
const cues: readonly (readonly [HealthAspect, RegExp])[] = [
  [
    'contraindications',
    /\bcontraindicat|\b(?:who|when) (?:should|must|can) ?not\b|\bnot suitable\b/,
  ],
  ['side_effects', /\bside[ -]effects?\b|\badverse\b|\bunwanted effects?\b|\breactions?\b/],
  ['risks_or_complications', /\brisks?\b|\bcomplications?\b|\bdangers?\b|\bdependence\b|\baddicti/],
  ['safety', /\bsafety\b|\bsafe(?:ly)?\b|\bwarnings?\b|\bprecautions?\b/],
  [
    'see_doctor',
    /\bwhen to (?:call|seek|see|get|ask)\b|\b(?:urgent|emergency|get) help\b|\bemergenc/,
  ],
  ['preparation', /\bprepar(?:e|es|ing|ation)\b|\bgetting ready\b|\bbefore (?:your|the|an?)\b/],
  [
    'self_care',
    /\bself[ -]care\b|\baftercare\b|\bafter (?:your|the|an?)\b|\blooking after yourself\b/,
  ],
  ['how_it_works', /\bhow\b.*\b(?:works?|interacts?|acts?)\b|\bmechanisms?\b|\binteracts?\b/],
  ['ingredients', /\bchemi(?:stry|cal)\b|\bmolec|\bingredients?\b|\bcomposition\b/],
  [
    'what_happens',
    /\bprocedures?\b|\bprocess\b|\bwhat (?:happens|to expect)\b|\bduring\b|\bsteps?\b/,
  ],
  ['effectiveness', /\beffective|\befficacy\b|\bevidence\b|\bresults\b|\bdoes\b.*\bwork\b/],
  ['benefits', /\bbenefits?\b|\btherapeutic effects?\b|\badvantages?\b/],
  ['may_treat', /\bused for\b|\buses\b|\bindications?\b|\bconditions\b.*\btreat|\btreats\b/],
  ['prevention', /\bprevent(?:ion|ing|s)?\b/],
  ['prognosis', /\bprognosis\b|\boutlook\b/],
  ['living_with', /\bliving with\b/],
  ['getting_access', /\bcosts?\b|\binsurance\b|\bprices?\b|\baccess\b|\bavailability\b/],
  [
    'overview',
    /\boverview\b|\bintroduction\b|\bhistory\b|\bwhat (?:is|are)\b|\bbackground\b|\bunderstanding\b|\bbasics\b/,
  ],
];

/** What a heading says its section is about, in the words of schema.org's HealthAspectEnumeration; null when it does not say. */
export function inferHealthAspect(heading: string): HealthAspect | null {
  const plain = heading
    .toLowerCase()
    .replace(/[‐‑–—]/g, '-')
    .replace(/\s+/g, ' ');
  return cues.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}
