import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { isRecord } from '../explainer/is-record';
import { aroundPanelAction, beforePanelAction, panelActionsOf } from '../strapi/panel';
import { readParams } from '../strapi/routes';
import { attributesIn } from './attributes-of';
import { judgeDocumentIds } from './judge-document-ids';
import type { Problem } from './judge-filters';
import { judgePanelList } from './judge-panel-list';
import { judgeRelationQuery } from './judge-relation-query';

const contentManager = 'plugin::content-manager';
const documents = `${contentManager}.collection-types`;
const relations = `${contentManager}.relations`;
const singleTypes = `${contentManager}.single-types`;
const slugs = `${contentManager}.uid`;

const relationReads = ['findAvailable', 'findExisting'] as const;

/** What Strapi does with several documents that a body names. */
const bulkActions = ['bulkPublish', 'bulkUnpublish', 'bulkDelete', 'bulkFindForValidation'];

const refuseFor = (problem: Problem): void => {
  if (problem !== null) throw new errors.ValidationError(problem);
};

const readQuery = (query: unknown): Record<string, unknown> => (isRecord(query) ? query : {});

/** Also of a name that every object has, such as `constructor`, Strapi's look for a type finds something, of which it then reads fields. */
const isTypeName = (models: object, uid: unknown): boolean =>
  typeof uid === 'string' && Object.keys(models).includes(uid);

const refuseOtherModels = (strapi: Core.Strapi): void => {
  const actions: [controller: string, names: readonly string[]][] = [
    [documents, panelActionsOf(strapi, documents)],
    [relations, relationReads],
    ...['content-types', 'components'].map((name): [string, string[]] => {
      const controller = `${contentManager}.${name}`;
      return [controller, panelActionsOf(strapi, controller)];
    }),
  ];
  for (const [controller, names] of actions)
    for (const name of names)
      aroundPanelAction(strapi, [controller, name], async (ctx, act) => {
        const { model, uid = model } = readParams(ctx);
        if (uid === undefined || isTypeName({ ...strapi.contentTypes, ...strapi.components }, uid))
          return act();
        throw new errors.NotFoundError(
          `"${uid.slice(0, 100)}" — expected the uid of a type that there is`,
        );
      });
  for (const name of ['generateUID', 'checkUIDAvailability'])
    beforePanelAction(strapi, [slugs, name], ({ body }) => {
      const { contentTypeUID } = isRecord(body) ? body : {};
      if (!isTypeName(strapi.contentTypes, contentTypeUID))
        refuseFor('contentTypeUID — expected the uid of a type that there is');
    });
};

const boundRelations = (strapi: Core.Strapi): void => {
  for (const read of relationReads)
    aroundPanelAction(strapi, [relations, read], async (ctx, act) => {
      const query = readQuery(ctx.query);
      refuseFor(judgeRelationQuery(query, read));
      // What has a value has a name that is known by now.
      for (const [name, value] of Object.entries(query))
        if (value === null) Reflect.deleteProperty(query, name);
      try {
        return await act();
      } catch (error) {
        // Strapi has answered 403, and goes on with what it found none of (`extractAndValidateRequestInfo` in 5.54).
        if (error instanceof TypeError && ctx.status === 403) return undefined;
        throw error;
      }
    });
};

const boundLists = (strapi: Core.Strapi): void => {
  const attributesOf = attributesIn(strapi);
  aroundPanelAction(strapi, [documents, 'find'], async (ctx, act) => {
    refuseFor(judgePanelList(readQuery(ctx.query), readParams(ctx).model ?? '', attributesOf));
    return act();
  });
};

/** Bounds what the content manager does with whatever an address, a query or a body names. Belongs in register(). */
export const boundPanelDocuments = (strapi: Core.Strapi): void => {
  // They do the same with a type of which there are several documents, and past all that is put around its own actions
  // (`controllers/single-types.js` in @strapi/content-manager 5.54).
  for (const name of panelActionsOf(strapi, singleTypes))
    aroundPanelAction(strapi, [singleTypes, name], async () => {
      throw new errors.NotFoundError('model — expected a single type, and there is none here');
    });

  boundRelations(strapi);
  boundLists(strapi);
  for (const name of bulkActions)
    beforePanelAction(strapi, [documents, name], ({ body }) => {
      const { documentIds } = isRecord(body) ? body : {};
      refuseFor(judgeDocumentIds(documentIds));
      // The panel tells rows by their numbers, so that one that was made anew stands there twice.
      if (isRecord(body) && Array.isArray(documentIds))
        body.documentIds = [...new Set(documentIds)];
    });
  aroundPanelAction(strapi, [documents, 'countManyEntriesDraftRelations'], async (ctx, act) => {
    refuseFor(judgeDocumentIds(readQuery(ctx.query).documentIds));
    return act();
  });
  // Outermost: what is not there has nothing else wrong with it.
  refuseOtherModels(strapi);
};
