import { fragmentAddress } from '../../../src/browser/fragment-address';

const origin = 'https://health.example';
const addressesOf = (attributes: Record<string, string>) =>
  fragmentAddress(origin, (name) => attributes[name] ?? null);

describe('What an element asks for', () => {
  it.each([
    [{}, '', ''],
    [{ section: 'b' }, '/sections/b', '/b'],
    [{ condition: 'c' }, '/conditions/c', '/-/conditions/c'],
    [{ 'side-effects': '' }, '/side-effects', '/-/side-effects'],
    [{ section: '../../admin?x' }, '/sections/..%2F..%2Fadmin%3Fx', '/..%2F..%2Fadmin%3Fx'],
  ])('%j', (attributes, fragment, page) => {
    expect(addressesOf({ explainer: 'a', ...attributes })).toEqual({
      fragment: `${origin}/api/explainers/a${fragment}?format=html&headingLevel=2`,
      page: `${origin}/embed/a${page}`,
    });
  });

  it('says how it is to look, and the page is in the same language', () => {
    const look = { 'heading-level': '4', locale: 'de', revision: 'f0', show: 'references' };
    expect(addressesOf({ explainer: 'a', ...look })).toEqual({
      fragment: `${origin}/api/explainers/a?format=html&headingLevel=4&locale=de&revision=f0&show=references`,
      page: `${origin}/embed/a?locale=de`,
    });
  });

  it('is nothing without an explainer', () => {
    expect([addressesOf({}), addressesOf({ explainer: '' })]).toEqual([undefined, undefined]);
  });
});
