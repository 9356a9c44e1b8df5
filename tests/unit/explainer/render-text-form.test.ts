import { renderText } from '../../../src/explainer/forms/render-text';
import { withholdSections } from '../../../src/explainer/withhold-sections';
import {
  emptyExplainer,
  explainerOf,
  hostile,
  nest,
  noticeOf,
  publishedOf,
  referenceOf,
  sectionOf,
} from './given-explainer';

describe('The form of an explainer in plain text', () => {
  const section = sectionOf({
    slug: 'effects',
    heading: 'Effects\n of it',
    body: 'Some *words*.\n\n- one\n- two',
    notices: ['off-label'],
    sections: nest(['below']),
    references: ['trial'],
  });
  const explainer = explainerOf({
    sections: [section, sectionOf({ slug: 'prices', promotional: true })],
    notices: [noticeOf({ text: 'Not approved.\n\nAsk.' })],
    references: [referenceOf(), referenceOf({ slug: 'other', citation: 'Other.', doi: null })],
  });

  it('has headings on lines of their own, notices below them, blank lines between paragraphs, no markup', () => {
    expect(renderText(publishedOf(withholdSections(explainer)))).toBe(
      `Infusions

What they are.

Effects of it

Notice: Off-label use

Not approved.

Ask.

Some words.

- one
- two

Heading of below

Words.

References

1. Doe J. A trial. 2020. https://doi.org/10.1000/trial https://example.org/trial
2. Other. https://example.org/trial

Last reviewed: 2024-05-06
Next review due: 2025-05-06
Reviewed by: Jane Doe, MD, A Clinic

From: Infusions <https://clinic.example/explainers/infusions>
Written by: John Roe, MD, A Clinic
Published: 2024-06-07
Source: A handbook <https://example.org/handbook>
Licence: CC BY 4.0
`,
    );
  });

  it('of one section has its own notices and references, and says what it is from', () => {
    const form = renderText(publishedOf(explainer, { section }));
    expect(form).toMatch(/^Effects of it\n\nNotice: Off-label use\n\nNot approved/);
    expect(form).toContain('\n\n1. Doe J.');
    expect(form).not.toContain('Other.');
    expect(form).toContain('\n\nFrom: Infusions <');
  });

  it('is written where nothing else is known, and without an address that is not safe', () => {
    expect(renderText(publishedOf(emptyExplainer, { url: 'javascript:alert(1)' }))).toBe(
      'Infusions\n\nFrom: Infusions\nPublished: 2024-06-07\n',
    );
  });

  it('is not written without a notice that a section names', () => {
    expect(() => renderText(publishedOf({ ...explainer, notices: [] }))).toThrow('"off-label"');
  });

  it.each(hostile)('says %j as it is', (text) => {
    const shown = explainerOf({
      title: text,
      sections: [sectionOf({ heading: text, notices: ['off-label'] })],
      notices: [noticeOf({ title: text, text })],
    });
    expect(renderText(publishedOf(shown)).split('\n\n').slice(0, 6)).toEqual([
      text,
      'What they are.',
      text,
      `Notice: ${text}`,
      text,
      'Words.',
    ]);
  });
});
