import { explainerBuilder } from './explainer-builder';
import type { RunningApp } from './running-app';

/** A published explainer with all that may be embedded of it, and what may not. */
export const createEmbeddable = async (app: Pick<RunningApp, 'documents'>, data: object = {}) => {
  const builder = explainerBuilder(app);
  const { create, explainer, section } = builder;
  const { slug, article, one, two } = await explainer({ lead: 'A lead.', ...data });
  const notice = await create('notice', {
    title: 'Off-label use',
    slug: `notice-${slug}`,
    kind: 'off_label',
    text: 'This use is not approved.',
  });
  const reference = await create('reference', {
    title: 'A trial',
    slug: `reference-${slug}`,
    citation: 'Doe J. A trial. 2020.',
    url: 'https://example.org/trial',
  });
  const condition = await create('condition', {
    name: 'A condition',
    slug: `condition-${slug}`,
    claim: 'may_help',
    evidenceLevel: 'low',
    regulatoryStatus: 'off_label',
    statement: 'It may help some people.',
  });
  const sideEffect = await create('side-effect', {
    name: 'A side effect',
    slug: `side-effect-${slug}`,
    bodySystem: 'general',
    whenToGetHelp: 'When it lasts.',
  });
  const hidden = await create('condition', { name: 'Hidden', slug: `hidden-${slug}` });
  const body = 'It may help with a condition and bring a side effect.';
  const warned = await section(article, 'warned', 30, {
    body,
    notices: [notice],
    references: [reference],
    conditions: [condition],
    sideEffects: [sideEffect],
    mentions: [
      { quote: 'a condition', start: 17, end: 28, condition },
      { quote: 'a side effect', start: 39, end: 52, sideEffect },
    ],
  });
  const advert = { promotional: true, body: 'Buy this now.', conditions: [hidden] };
  await section(article, 'advert', 40, advert);
  await section(article, 'internal', 50, { syndication: 'excluded', body: 'Between us.' });
  const below = { parent: warned, body: 'Kept below.', syndication: 'excluded' };
  await section(article, 'kept-below', 60, below);
  const frames = {
    whole: `/embed/${slug}`,
    section: `/embed/${slug}/warned`,
    sideEffects: `/embed/${slug}/-/side-effects`,
    condition: `/embed/${slug}/-/conditions/condition-${slug}`,
  };
  const fragments = {
    whole: `/api/explainers/${slug}`,
    section: `/api/explainers/${slug}/sections/warned`,
    sideEffects: `/api/explainers/${slug}/side-effects`,
    condition: `/api/explainers/${slug}/conditions/condition-${slug}`,
  };
  return { ...builder, slug, article, one, two, warned, frames, fragments };
};
