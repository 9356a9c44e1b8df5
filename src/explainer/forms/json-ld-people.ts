import type { ExplainerContributor } from '../explainer';
import { describe, type JsonLdObject } from './json-ld';

const orcidPattern = /^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/;

/** A contributor as https://schema.org/Person, an ORCID iD in the form of an https URI that ORCID asks for. */
export const presentPerson = ({
  name,
  credentials,
  affiliation,
  orcid,
}: ExplainerContributor): JsonLdObject => {
  const orcidUrl = orcid !== null && orcidPattern.test(orcid) ? `https://orcid.org/${orcid}` : null;
  return describe('Person', {
    name,
    hasCredential: credentials
      ? describe('EducationalOccupationalCredential', { name: credentials })
      : null,
    affiliation: affiliation ? describe('Organization', { name: affiliation }) : null,
    identifier: orcidUrl,
    sameAs: orcidUrl,
  });
};
