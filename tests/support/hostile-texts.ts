import type { RunningApp } from './running-app';

/** Each opens a dialog where it runs. */
const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '</style><style>*{display:none}</style>',
  '</template><script>alert(1)</script>',
  '[x](javascript:alert(1)) javascript:alert(1)',
];
const all = attacks.join(' ');
/** As much of it as a short text holds. */
export const hostileLine = all.slice(0, 200);
export const hostileAddress = 'https://example.org/"><script>alert(1)</script>';

export const hostilePartner = { name: hostileLine, origin: 'https://hostile.example.org' };

/**
 * An explainer with an attack in every text of every type, of which a section was withdrawn, and a partner; gives the slug that it,
 * its section, its condition and the rest have.
 */
export const createHostile = async (
  app: Pick<RunningApp, 'documents'>,
): Promise<{ slug: string; partner: string }> => {
  const create = async (type: string, data: object): Promise<string> =>
    (await app.documents(`api::${type}.${type}`).create({ data, status: 'published' })).documentId;
  const codes = [
    {
      system: 'mesh',
      code: hostileLine.slice(0, 50),
      display: hostileLine,
      verifiedBy: hostileLine,
    },
  ];
  const slug = 'hostile';
  // Of what is public it is told to nobody, until that is withdrawn.
  const retraction = { reason: hostileLine, replacement: hostileAddress };
  const contributor = await create('contributor', {
    slug,
    name: hostileLine,
    credentials: hostileLine,
    affiliation: hostileLine,
    orcid: '0000-0002-1825-0097',
    conflictsOfInterest: all,
  });
  const reference = await create('reference', {
    slug,
    title: hostileLine,
    citation: all,
    doi: '10.1000/"><script>alert(1)</script>',
    url: hostileAddress,
    year: 2020,
  });
  const notice = await create('notice', { slug, title: hostileLine, kind: 'general', text: all });
  const synonyms = [{ text: hostileLine }];
  const condition = await create('condition', {
    slug,
    name: hostileLine,
    description: all,
    synonyms,
    symptoms: [{ text: hostileLine }],
    statement: all,
    claim: 'may_help',
    codes,
  });
  const sideEffect = await create('side-effect', {
    slug,
    name: hostileLine,
    description: all,
    synonyms,
    bodySystem: 'general',
    severityAsStated: hostileLine,
    frequencyAsStated: hostileLine,
    whenToGetHelp: all,
    codes,
  });
  const article = await create('article', {
    slug,
    changeNote: all,
    retraction,
    title: hostileLine,
    titleVariant: hostileLine,
    lead: all,
    sourceText: all,
    about: hostileLine,
    codes,
    source: { name: hostileLine, url: hostileAddress, licence: hostileLine },
    review: { nextDue: '2025-01-01', reviewedBy: contributor },
    authors: [contributor],
    reviewers: [contributor],
    references: [reference],
  });
  await create('section', {
    slug,
    changeNote: all,
    retraction,
    heading: hostileLine,
    position: 10,
    level: 2,
    body: `${all}\n\n\`\`\`${all}\n${all}\n\`\`\`\n\n[link](https://example.org "${hostileLine.replace(/"/g, '')}")\n\n${all}`,
    standsAloneReason: all,
    article,
    notices: [notice],
    references: [reference],
    conditions: [condition],
    sideEffects: [sideEffect],
    mentions: [
      { quote: attacks[0], start: 0, end: attacks[0]!.length, condition },
      { quote: attacks[0], start: 0, end: attacks[0]!.length, sideEffect },
    ],
  });
  const gone = await create('section', {
    slug: 'hostile-withdrawn',
    // Two of one name could not be told apart.
    heading: `Gone ${hostileLine}`.slice(0, hostileLine.length),
    position: 20,
    level: 2,
    body: all,
    article,
    retraction,
  });
  await app.documents('api::section.section').unpublish({ documentId: gone });
  // Its contact is an address of mail, which is told to nobody.
  const { documentId: partner } = await app.documents('api::partner.partner').create({
    data: {
      name: hostileLine,
      site: 'https://hostile.example.org/"><script>alert(1)</script>',
      state: 'active',
      origins: [{ origin: hostilePartner.origin }],
      embeds: all,
      terms: all,
    },
  });
  return { slug, partner };
};
