const thing = ['name', 'alternateName', 'description', 'identifier', 'sameAs', 'url'];

const creativeWork = [
  ...thing,
  ...['about', 'author', 'citation', 'comment', 'correction', 'creativeWorkStatus'],
  ...[
    'dateModified',
    'datePublished',
    'hasPart',
    'inLanguage',
    'isBasedOn',
    'isPartOf',
    'keywords',
    'license',
  ],
  ...['mentions', 'text', 'version'],
];

const medicalEntity = [...thing, 'code'];

/** The properties of schema.org on the types that we use: of each, those that we have a use for. */
export const schemaOrgProperties: Record<string, string[]> = {
  Comment: creativeWork,
  CorrectionComment: creativeWork,
  CreativeWork: creativeWork,
  Drug: medicalEntity,
  EducationalOccupationalCredential: creativeWork,
  HealthTopicContent: [...creativeWork, 'hasHealthAspect'],
  MedicalCode: [...medicalEntity, 'codeValue', 'codingSystem'],
  MedicalCondition: medicalEntity,
  MedicalSignOrSymptom: medicalEntity,
  MedicalWebPage: [...creativeWork, 'lastReviewed', 'reviewedBy'],
  Organization: thing,
  Person: [...thing, 'affiliation', 'hasCredential'],
  TherapeuticProcedure: [...medicalEntity, 'adverseOutcome', 'drug'],
  WebPageElement: creativeWork,
};
