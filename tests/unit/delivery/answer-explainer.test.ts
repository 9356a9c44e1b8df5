import { answerExplainer } from '../../../src/delivery/policy/answer-explainer';
import { forms } from '../../../src/explainer/forms/form';
import { canonicalJson, sha256 } from '../../../src/explainer/canonical-json';
import { noFormerAddresses } from '../../../src/explainer/former-addresses';
import { explainerOf } from '../explainer/given-explainer';

const explainer = explainerOf({});
const json = canonicalJson(explainer);
const revision = {
  ...{ sequence: 1, explainer: explainer.documentId, language: 'en', slug: explainer.slug },
  ...{ kind: 'new' as const, sha256: sha256(json), previous: null, at: '2026-01-02T03:04:05.678Z' },
  ...{ note: null, reason: null, replacement: null, reviewDue: null, surrogateKey: null },
  formerSections: noFormerAddresses,
  content: { json, parse: () => explainer },
};

const answer = (name: string, origin: string) => {
  const form = forms.find((one) => one.name === name)!;
  return answerExplainer(
    { kind: 'found', revision, latest: revision },
    {
      ...{
        form,
        origin,
        headingLevel: 1,
        left: [],
        shadow: false,
        theme: 'auto' as const,
        isRefusedInHtml: false,
      },
      ...{ isWhole: false, locale: null, search: '', now: 0, staleSeconds: 0 },
    },
  );
};

describe('The entity tag of a form', () => {
  it.each(['html', 'markdown', 'text', 'jsonld'])(
    'differs where its bytes do, as when the server has another address: %s',
    (name) => {
      const [here, again, there] = [
        answer(name, 'https://a.example'),
        answer(name, 'https://a.example'),
        answer(name, 'https://b.example'),
      ];
      expect(here).toEqual(again);
      expect(here.body).not.toBe(there.body);
      expect(here.headers.ETag).not.toBe(there.headers.ETag);
    },
  );
});
