/**
 * Our health aspects in schema.org's HealthAspectEnumeration (https://schema.org/HealthAspectEnumeration). It has
 * nothing for `preparation`, `what_happens` and `contraindications`.
 */
const schemaOrgNames = new Map([
  ['overview', 'Overview'],
  ['how_it_works', 'HowItWorks'],
  ['ingredients', 'Ingredients'],
  ['benefits', 'Benefits'],
  ['effectiveness', 'Effectiveness'],
  ['may_treat', 'MayTreat'],
  ['side_effects', 'SideEffects'],
  ['risks_or_complications', 'RisksOrComplications'],
  ['safety', 'Safety'],
  ['self_care', 'SelfCare'],
  ['see_doctor', 'SeeDoctor'],
  ['prevention', 'Prevention'],
  ['prognosis', 'Prognosis'],
  ['living_with', 'LivingWith'],
  ['getting_access', 'GettingAccess'],
]);

/** The URL of schema.org's member for a health aspect of ours; null where it has none. */
export const healthAspectUrl = (healthAspect: string | null): string | null => {
  const name = schemaOrgNames.get(healthAspect ?? '');
  return name === undefined ? null : `https://schema.org/${name}HealthAspect`;
};
