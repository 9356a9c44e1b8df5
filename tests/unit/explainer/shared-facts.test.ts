import {
  copiesAfterDiscard,
  copiesAfterWrite,
  leadingDraft,
  sameFacts,
  sharedNames,
  type FactsRow,
} from '../../../src/explainer/shared-facts';

let made = 0;
const row = (language: string, version: 'draft' | 'published', claim: string): FactsRow => ({
  id: (made += 1),
  language,
  isPublished: version === 'published',
  facts: { claim },
});
const isEnglish = (language: string): boolean => language === 'en';

describe('What all languages share', () => {
  it('is what is neither translated nor a relation', () => {
    const translated = { pluginOptions: { i18n: { localized: true } } };
    const shared = { pluginOptions: { i18n: { localized: false } } };
    const attributes = {
      name: { type: 'string', ...translated },
      claim: { type: 'enumeration', ...shared },
      codes: { type: 'component', ...shared },
      kind: { type: 'string' },
      broader: { type: 'relation', ...shared },
      key: { type: 'uid' },
    };
    const names = [...Object.keys(attributes), 'unknown'];
    expect(sharedNames(names, attributes)).toEqual(['claim', 'codes', 'kind']);
  });

  it('is the same in whatever order it is read', () => {
    expect(sameFacts({ a: 1, b: [{ c: 2 }] }, { b: [{ c: 2 }], a: 1 })).toBe(true);
    expect(sameFacts({ a: 1, b: [{ c: 2 }] }, { b: [{ c: 3 }], a: 1 })).toBe(false);
  });

  it('is led by the draft of the default language, or by the first', () => {
    const [german, english] = [row('de', 'draft', 'treats'), row('en', 'draft', 'may_help')];
    const rows = [row('en', 'published', 'treats'), german, english];
    expect(leadingDraft(rows, 'en')).toBe(english);
    expect(leadingDraft(rows, 'fr')).toBe(german);
    const none: FactsRow[] = [];
    expect(leadingDraft(none, 'en')).toBeUndefined();
  });
});

describe('A write', () => {
  it('is followed by the drafts of other languages where it changed its own', () => {
    const [english, german] = [row('en', 'draft', 'treats'), row('de', 'draft', 'may_help')];
    const after = [english, german, row('de', 'published', 'may_help')];
    expect(copiesAfterWrite([row('en', 'draft', 'may_help'), german], after, isEnglish)).toEqual([
      { from: english, to: [german] },
    ]);
  });

  it('is followed by nothing where it changed nothing, though another language differ', () => {
    const before = [row('en', 'draft', 'treats'), row('en', 'published', 'treats')];
    const after = [row('en', 'draft', 'treats'), row('en', 'published', 'treats')];
    const others = [row('de', 'draft', 'may_help'), row('de', 'published', 'may_help')];
    const rows = [...before, ...others];
    expect(copiesAfterWrite(rows, [...after, ...others], isEnglish)).toEqual([]);
  });

  it('of what is published for the first time is followed by what is published, and a new draft by none', () => {
    const others = [row('de', 'draft', 'may_help'), row('de', 'published', 'may_help')];
    const published = row('en', 'published', 'treats');
    const after = [...others, row('en', 'draft', 'treats'), published];
    expect(copiesAfterWrite(others, after, isEnglish)).toEqual([
      { from: published, to: [others[1]] },
    ]);
  });
});

describe('A draft that is discarded', () => {
  it('has what the drafts of other languages say', () => {
    const [english, german] = [row('en', 'draft', 'may_help'), row('de', 'draft', 'treats')];
    expect(copiesAfterDiscard([english, german], isEnglish, 'en')).toEqual([
      { from: german, to: [english] },
    ]);
  });

  it('has what is published where there is no other, or where they say the same', () => {
    const [english, german] = [row('en', 'draft', 'treats'), row('de', 'draft', 'treats')];
    const published = row('de', 'published', 'may_help');
    expect(copiesAfterDiscard([english, published], isEnglish, 'en')).toEqual([]);
    expect(copiesAfterDiscard([english, german], isEnglish, 'en')).toEqual([]);
  });
});
