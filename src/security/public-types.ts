/** The content types that readers are given, by name. */
export const publicTypes = [
  'article',
  'section',
  'condition',
  'side-effect',
  'notice',
  'reference',
  'contributor',
] as const;

export type PublicType = (typeof publicTypes)[number];

export const uidOf = (type: PublicType): string => `api::${type}.${type}`;

/** The rights by which a type is read, in REST and in GraphQL. */
export const readActionsOf = (type: PublicType): string[] => [
  `${uidOf(type)}.find`,
  `${uidOf(type)}.findOne`,
];
