import type { Core, UID } from '@strapi/strapi';
import { articleView } from './editor-views/article-view';
import {
  codeView,
  mentionView,
  retractionView,
  reviewView,
  sourceView,
  synonymView,
} from './editor-views/component-views';
import { contributorView, noticeView, referenceView } from './editor-views/companion-views';
import { originView, partnerView } from './editor-views/partner-views';
import { sectionView } from './editor-views/section-view';
import type { AnyView } from './editor-views/view';
import { conditionView, sideEffectView } from './editor-views/vocabulary-views';

const views = {
  'api::article.article': articleView,
  'api::section.section': sectionView,
  'api::condition.condition': conditionView,
  'api::side-effect.side-effect': sideEffectView,
  'api::notice.notice': noticeView,
  'api::reference.reference': referenceView,
  'api::contributor.contributor': contributorView,
  'api::partner.partner': partnerView,
  'partner.origin': originView,
  'explainer.code': codeView,
  'explainer.mention': mentionView,
  'explainer.retraction': retractionView,
  'explainer.review': reviewView,
  'explainer.source': sourceView,
  'explainer.synonym': synonymView,
} satisfies Partial<Record<UID.Schema, AnyView>>;

const rowWidth = 12;
const entriesPerPage = 50;

/** A view in the words of Strapi's content manager. */
const toConfig = ({ entryTitle, form, words, hidden = [], columns, sortBy }: AnyView) => ({
  attributes: Object.fromEntries(hidden.map((name) => [name, { hidden: true }])),
  settings: {
    bulkable: true,
    filterable: true,
    searchable: true,
    pageSize: entriesPerPage,
    mainField: entryTitle,
    defaultSortBy: sortBy ?? entryTitle,
    defaultSortOrder: 'ASC',
  },
  metadatas: Object.fromEntries(
    Object.entries(words).map(([name, said = [name]]) => [
      name,
      { edit: { label: said[0], description: said[1] ?? '' }, list: { label: said[0] } },
    ]),
  ),
  layouts: {
    edit: form.map((row) => row.map((name) => ({ name, size: rowWidth / row.length }))),
    ...(columns === undefined ? {} : { list: columns }),
  },
});

/**
 * Gives the admin panel its labels, help, columns and forms. Belongs in register(): Strapi's content manager reads
 * `config` from a schema when it stores a type's first configuration, on the first boot that has the type, and from
 * then on the stored one counts. So an editor's "Configure the view" is never overwritten, and needs no check of ours.
 * Only `hidden` holds at every start.
 */
export const installEditorViews = (strapi: Core.Strapi): void => {
  const viewOf = new Map<string, AnyView>(Object.entries(views));
  for (const [uid, schema] of Object.entries<object>({
    ...strapi.contentTypes,
    ...strapi.components,
  })) {
    const view = viewOf.get(uid);
    if (view !== undefined) Object.assign(schema, { config: toConfig(view) });
  }
};
