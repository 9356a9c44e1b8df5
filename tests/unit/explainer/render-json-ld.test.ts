import type { JsonLdObject, JsonLdValue } from '../../../src/explainer/forms/json-ld';
import { renderForm } from '../../../src/explainer/forms/render-form';
import { renderJsonLd } from '../../../src/explainer/forms/render-json-ld';
import type { Standing } from '../../../src/explainer/standing';
import { withholdSections } from '../../../src/explainer/withhold-sections';
import {
  codeOf,
  conditionOf,
  contributorOf,
  emptyExplainer,
  explainerOf,
  hostile,
  noticeOf,
  publishedOf,
  referenceOf,
  sectionOf,
  sideEffectOf,
} from './given-explainer';
import { schemaOrgProperties } from './schema-org-properties';

const url = 'https://clinic.example/explainers/infusions';

const below = sectionOf({
  slug: 'driving',
  healthAspect: 'contraindications',
  conditions: ['depression'],
  mentions: [{ condition: null, sideEffect: 'nausea', quote: 'W', start: 0, end: 1 }],
});
const section = sectionOf({
  slug: 'effects',
  healthAspect: 'side_effects',
  notices: ['off-label'],
  references: ['trial'],
  sections: [below],
});
const explainer = explainerOf({
  sections: [section, sectionOf({ slug: 'rest', conditions: ['pain'] })],
  conditions: [conditionOf({ codes: [codeOf('icd_10_cm', 'F32')] }), conditionOf({ slug: 'pain' })],
  sideEffects: [
    sideEffectOf({ seriousness: 'serious', codes: [codeOf('meddra', '10028813', 'broader')] }),
  ],
  notices: [noticeOf()],
  references: [referenceOf(), referenceOf({ slug: 'of-the-article', doi: null })],
});

/** One of which nothing is known that need not be. */
const unknown = explainerOf({
  about: null,
  codes: [],
  titleVariant: null,
  lead: '',
  source: { name: null, url: null, licence: null, sha256: null },
  review: { lastReviewed: null, nextDue: null, reviewedBy: null },
  authors: [contributorOf({ credentials: null, affiliation: '', orcid: 'none' })],
  sections: [sectionOf({ body: '', healthAspect: null, notices: ['off-label'] })],
  conditions: [conditionOf({ description: null, synonyms: [] })],
  sideEffects: [
    sideEffectOf({ synonyms: [], codes: [{ ...codeOf('mesh', ''), system: null, code: null }] }),
  ],
  notices: [noticeOf({ kind: null, text: null })],
  references: [referenceOf({ citation: null, doi: null, url: null, year: null })],
});

const nodesIn = (value: JsonLdValue): JsonLdObject[] => {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object') return [];
  return [value, ...Object.values(value).flatMap(nodesIn)];
};

describe('The explainer as schema.org’s MedicalWebPage', () => {
  const page = renderJsonLd(publishedOf(explainer));

  it('says what it is, who stands for it and what it rests on', () => {
    const { about, hasPart, citation, ...rest } = page;
    expect(rest).toEqual({
      '@context': 'https://schema.org',
      '@type': 'MedicalWebPage',
      '@id': url,
      url,
      name: 'Infusions',
      alternateName: 'Drips',
      description: 'What they are.',
      inLanguage: 'en',
      datePublished: '2024-06-07T08:09:10.000Z',
      dateModified: '2024-06-07T08:09:10.000Z',
      version: 'a'.repeat(64),
      lastReviewed: '2024-05-06',
      reviewedBy: [
        {
          '@type': 'Person',
          name: 'Jane Doe',
          hasCredential: { '@type': 'EducationalOccupationalCredential', name: 'MD' },
          affiliation: { '@type': 'Organization', name: 'A Clinic' },
          identifier: 'https://orcid.org/0000-0002-1825-0097',
          sameAs: 'https://orcid.org/0000-0002-1825-0097',
        },
      ],
      author: [
        {
          '@type': 'Person',
          name: 'John Roe',
          hasCredential: { '@type': 'EducationalOccupationalCredential', name: 'MD' },
          affiliation: { '@type': 'Organization', name: 'A Clinic' },
        },
      ],
      isBasedOn: {
        '@type': 'CreativeWork',
        name: 'A handbook',
        url: 'https://example.org/handbook',
      },
      license: { '@type': 'CreativeWork', name: 'CC BY 4.0' },
    });
    expect([about, hasPart, citation].every(Array.isArray)).toBe(true);
  });

  it('cites its references, a DOI as sameAs', () => {
    expect(page.citation).toEqual([
      {
        '@type': 'CreativeWork',
        '@id': `${url}#reference:trial`,
        name: 'A trial',
        description: 'Doe J. A trial. 2020.',
        datePublished: '2020',
        sameAs: 'https://doi.org/10.1000/trial',
        url: 'https://example.org/trial',
      },
      expect.not.objectContaining({ sameAs: expect.anything() }),
    ]);
  });

  it('is about a drug, the treatment with it and its side effects, and conditions', () => {
    const [drug, treatment, ...conditions] = page.about as JsonLdObject[];
    expect(drug).toEqual({
      '@type': 'Drug',
      '@id': `${url}#about:infusions`,
      name: 'Ketamine',
      code: [{ '@type': 'MedicalCode', codeValue: '6130', codingSystem: 'RxNorm' }],
    });
    expect(treatment).toEqual({
      '@type': 'TherapeuticProcedure',
      '@id': `${url}#treatment:infusions`,
      name: 'Ketamine',
      drug: { '@id': `${url}#about:infusions` },
      adverseOutcome: [
        {
          '@type': 'MedicalSignOrSymptom',
          '@id': `${url}#side-effect:nausea`,
          name: 'Nausea',
          alternateName: ['Feeling sick'],
          code: [
            {
              '@type': 'MedicalCode',
              codeValue: '10028813',
              codingSystem: 'MedDRA',
              description: 'broader match',
            },
          ],
        },
      ],
    });
    expect(conditions.map((condition) => condition['@id'])).toEqual([
      `${url}#condition:depression`,
      `${url}#condition:pain`,
    ]);
    expect(conditions[0]).toMatchObject({
      '@type': 'MedicalCondition',
      alternateName: ['Major depression'],
      code: [{ codeValue: 'F32', codingSystem: 'ICD-10-CM' }],
    });
  });

  it('has its sections as parts, the notices of each inside it and first', () => {
    const notice = {
      '@type': 'WebPageElement',
      name: 'Off-label use',
      text: 'Not approved for this.',
      keywords: 'off_label',
      identifier: 'off-label',
    };
    expect((page.hasPart as JsonLdObject[])[0]).toEqual({
      '@type': ['WebPageElement', 'HealthTopicContent'],
      '@id': `${url}#effects`,
      name: 'Heading of effects',
      text: 'Words.',
      inLanguage: 'en',
      hasHealthAspect: 'https://schema.org/SideEffectsHealthAspect',
      hasPart: [
        notice,
        {
          '@type': ['WebPageElement', 'HealthTopicContent'],
          '@id': `${url}#driving`,
          name: 'Heading of driving',
          text: 'Words.',
          inLanguage: 'en',
          mentions: [
            { '@id': `${url}#condition:depression` },
            { '@id': `${url}#side-effect:nausea` },
          ],
        },
      ],
      citation: [{ '@id': `${url}#reference:trial` }],
    });
  });

  it.each([
    ['full', page, 5],
    ['full of what is not known', renderJsonLd(publishedOf(unknown)), 0],
    ['one section', renderJsonLd(publishedOf(explainer, { section })), 4],
  ])('points to nothing by @id that it does not hold, where it is %s', (_, stated, count) => {
    const nodes = nodesIn(stated);
    const held = nodes.filter((node) => '@type' in node).map((node) => node['@id']);
    const pointers = nodes.filter((node) => !('@type' in node));
    expect(pointers).toHaveLength(count);
    expect(held).toEqual(expect.arrayContaining(pointers.map((node) => node['@id'])));
    const ids = held.filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is not written without a notice that a section names', () => {
    expect(() => renderJsonLd(publishedOf({ ...explainer, notices: [] }))).toThrow('"off-label"');
  });
});

describe('A section as schema.org’s MedicalWebPage', () => {
  it('has what it names itself, and is part of the explainer’s page', () => {
    const page = renderJsonLd(publishedOf(explainer, { section, url: '/sections/effects' }));
    expect(page).toMatchObject({
      '@id': '/sections/effects',
      name: 'Heading of effects',
      isPartOf: { '@type': 'MedicalWebPage', name: 'Infusions' },
      citation: [{ name: 'A trial' }],
      hasPart: [{ '@id': '/sections/effects#effects' }],
    });
    expect(page).not.toHaveProperty('description');
    expect((page.about as JsonLdObject[]).map((node) => node['@type'])).toEqual([
      'Drug',
      'TherapeuticProcedure',
      'MedicalCondition',
    ]);
  });
});

const { standing: current } = publishedOf(explainer);
const superseded: Standing = {
  ...current,
  superseded: { kind: 'newer', at: '2026-03-04T05:06:07.000Z', corrected: null, page: url },
  withdrawnSections: [
    { heading: 'Driving', at: '2026-03-04T05:06:07.000Z', reason: 'Wrong.', replacement: null },
  ],
};
const withdrawn: Standing = {
  ...current,
  superseded: {
    kind: 'retracted',
    at: '2026-03-04T05:06:07.000Z',
    reason: 'Out of date.',
    replacement: 'https://clinic.example/newer',
  },
};
const overdue: Standing = {
  ...current,
  review: { overdueSince: '2026-01-02', isPastLimit: true, changedAt: null, changesAt: null },
};

describe('What became of a text stands beside it', () => {
  const told = (standing: Standing) => {
    const { creativeWorkStatus, correction } = renderJsonLd(publishedOf(explainer, { standing }));
    return { creativeWorkStatus, correction };
  };

  it('nothing of what is public', () => {
    expect(renderJsonLd(publishedOf(explainer))).not.toHaveProperty('creativeWorkStatus');
    expect(renderJsonLd(publishedOf(explainer))).not.toHaveProperty('correction');
    expect(renderJsonLd(publishedOf(explainer))).not.toHaveProperty('comment');
  });

  it('its review is overdue, and for too long', () => {
    const { comment, correction } = renderJsonLd(publishedOf(explainer, { standing: overdue }));
    expect(correction).toBeUndefined();
    expect(comment).toEqual([
      { '@type': 'Comment', text: expect.stringContaining('This text is not shown') },
      {
        '@type': 'Comment',
        text: 'Review overdue: this text was to be reviewed by 2026-01-02.',
      },
    ]);
  });

  it('a newer one is public, and a section was withdrawn', () => {
    expect(told(superseded)).toEqual({
      creativeWorkStatus: 'Superseded',
      correction: [
        {
          '@type': 'CorrectionComment',
          text: 'The section “Driving” was withdrawn on 2026-03-04. Wrong.',
        },
        {
          '@type': 'CorrectionComment',
          text: 'This is an earlier version. A newer one was published on 2026-03-04.',
          url,
        },
      ],
    });
  });

  it('it was withdrawn, why, and what to read instead', () => {
    expect(told(withdrawn)).toEqual({
      creativeWorkStatus: 'Withdrawn',
      correction: [
        {
          '@type': 'CorrectionComment',
          text: 'Withdrawn on 2026-03-04. Out of date.',
          url: 'https://clinic.example/newer',
        },
      ],
    });
  });
});

describe('No property stands where schema.org does not put it', () => {
  it.each([
    ['the explainer', publishedOf(explainer)],
    ['a section', publishedOf(explainer, { section })],
    ['an empty explainer', publishedOf(emptyExplainer)],
    ['an earlier revision', publishedOf(explainer, { standing: superseded })],
    ['what was withdrawn', publishedOf(explainer, { section, standing: withdrawn })],
    ['what is overdue', publishedOf(explainer, { standing: overdue })],
  ])('in the form of %s', (_, published) => {
    const misplaced = nodesIn(renderJsonLd(published)).flatMap((node) => {
      const types = [node['@type'] ?? []].flat() as string[];
      const known = new Set(types.flatMap((type) => schemaOrgProperties[type] ?? []));
      return Object.keys(node)
        .filter((name) => !name.startsWith('@') && !known.has(name))
        .map((name) => `${types.join()}.${name}`);
    });
    expect(misplaced).toEqual([]);
  });

  it('which is a check that can fail', () => {
    expect(schemaOrgProperties.TherapeuticProcedure).not.toContain('seriousAdverseOutcome');
    expect(schemaOrgProperties.MedicalWebPage).not.toContain('hasHealthAspect');
  });
});

describe('Nothing is null or empty, and nothing is lost on the way through JSON', () => {
  it.each([
    ['empty', emptyExplainer],
    ['full', explainer],
    ['full of what is not known', unknown],
  ])('where the explainer is %s', (_, stated) => {
    const page = renderJsonLd(publishedOf(stated));
    expect(JSON.parse(JSON.stringify(page))).toEqual(page);
    const values = nodesIn(page).flatMap((node) => Object.values(node) as unknown[]);
    expect(
      values.filter(
        (value) => value === null || value === '' || (Array.isArray(value) && value.length === 0),
      ),
    ).toEqual([]);
    expect(nodesIn(page).filter((node) => Object.keys(node).length < 2)).toEqual(
      nodesIn(page).filter((node) => !('@type' in node)),
    );
  });

  it('and an empty explainer has neither topics nor parts nor people', () => {
    expect(Object.keys(renderJsonLd(publishedOf(emptyExplainer)))).toEqual(
      '@context @type @id url name inLanguage datePublished dateModified version'.split(' '),
    );
  });
});

describe('Hostile text stays text', () => {
  it.each([...hostile, 'javascript:alert(1)', '//evil.example'])('%j', (text) => {
    const stated = explainerOf({
      title: text,
      sections: [sectionOf({ heading: text, notices: ['off-label'] })],
      notices: [noticeOf({ title: text, text })],
      references: [referenceOf({ citation: text, doi: text, url: text })],
      source: { name: text, url: text, licence: text, sha256: null },
      authors: [contributorOf({ orcid: text })],
    });
    const page = renderJsonLd(publishedOf(stated, { url: text }));
    expect(page.name).toBe(text);
    const urls = nodesIn(page).flatMap((node) =>
      ['@id', 'url', 'sameAs', 'identifier'].flatMap((name) => node[name] ?? []),
    );
    expect(urls).toContain('off-label');
    expect(urls.filter((one) => typeof one !== 'string' || one.includes(text))).toEqual([]);
    expect(page.license).toEqual({ '@type': 'CreativeWork', name: text });
  });
});

describe('As the form that sites put into a script element', () => {
  it('its text cannot end that element, and says the same', () => {
    const text = '</script><svg onload=alert(1)><!--';
    const published = publishedOf(explainerOf({ title: text, lead: text }));
    const written = renderForm('jsonld', published, { headingLevel: 1 });
    expect(written).not.toContain('<');
    expect(JSON.parse(written)).toEqual(renderJsonLd(published));
  });
});

describe('What is withheld from partners is in no part', () => {
  it('nor are its notices', () => {
    const prices = sectionOf({ slug: 'prices', syndication: 'excluded', notices: ['off-label'] });
    const stated = explainerOf({
      sections: [sectionOf({ slug: 'kept', sections: [prices] })],
      notices: [noticeOf()],
    });
    expect(JSON.stringify(renderJsonLd(publishedOf(stated)))).toMatch(/prices.*Not approved/);
    expect(JSON.stringify(renderJsonLd(publishedOf(withholdSections(stated))))).not.toMatch(
      /prices|Not approved/,
    );
  });
});
