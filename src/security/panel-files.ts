import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { writeInTurn } from '../database/write-in-turn';
import { isRecord } from '../explainer/is-record';
import { aroundPanelAction, beforePanelAction } from '../strapi/panel';
import { attributesIn } from './attributes-of';
import { judgeFileId, judgeFolderId } from './file-numbers';
import { judgeFolderInfo, judgeMany, judgeUpdate, judgeUpdates } from './judge-panel-files';
import { judgePanelList } from './judge-panel-list';
import { writeWhole } from './write-whole';

const refuseFor = (problem: string | null): void => {
  if (problem !== null) throw new errors.ValidationError(problem);
};

const uploads = 'plugin::upload.admin-upload';
const files = 'plugin::upload.admin-file';
const folders = 'plugin::upload.admin-folder';
const many = 'plugin::upload.admin-folder-file';

const boundLists = (strapi: Core.Strapi): void => {
  const attributesOf = attributesIn(strapi);
  const lists = [
    [files, 'find', 'plugin::upload.file'],
    [folders, 'find', 'plugin::upload.folder'],
    [folders, 'findOne', 'plugin::upload.folder'],
  ] as const;
  for (const [controller, action, uid] of lists)
    aroundPanelAction(strapi, [controller, action], async (ctx, act) => {
      refuseFor(judgePanelList(isRecord(ctx.query) ? ctx.query : {}, uid, attributesOf));
      return act();
    });
};

/** Nobody else writes between what these read and what they write; a deletion of many waits for its files, which have a turn of their own. */
const inTurn = [
  // Its address counts on from that of the last: of two that were made at once, one was a 500.
  [folders, 'create'],
  // Two that were moved into one another at once were in a circle, which no list leads to.
  [folders, 'update'],
  [many, 'moveMany'],
] as const;

/** Bounds what the panel asks of files and says that are there. Belongs in register(). */
export const boundPanelFiles = (strapi: Core.Strapi): void => {
  boundLists(strapi);
  for (const action of ['findOne', 'destroy'])
    beforePanelAction(strapi, [files, action], ({ id }) => refuseFor(judgeFileId(id)));
  beforePanelAction(strapi, [uploads, 'updateFileInfo'], ({ body, id }) => {
    // Of an address that has it in its query, it was judged with the files.
    if (id !== undefined) refuseFor(judgeFileId(id));
    refuseFor(judgeUpdate(body));
  });
  for (const action of ['findOne', 'update'])
    beforePanelAction(strapi, [folders, action], ({ id }) => refuseFor(judgeFolderId(id)));
  for (const action of ['create', 'update'])
    beforePanelAction(strapi, [folders, action], ({ body }) => refuseFor(judgeFolderInfo(body)));
  for (const action of ['deleteMany', 'moveMany'])
    beforePanelAction(strapi, [many, action], ({ body }) => refuseFor(judgeMany(body)));
  for (const action of inTurn)
    aroundPanelAction(strapi, action, (_ctx, act) => writeInTurn(strapi, act));
  aroundPanelAction(strapi, [uploads, 'bulkUpdateFileInfo'], async (ctx, act) => {
    const { body } = ctx.request;
    refuseFor(judgeUpdates(body));
    // Strapi begins all of them at once: of those that a transaction was begun for, some would go on when it has ended without them.
    const count = isRecord(body) && Array.isArray(body.updates) ? body.updates.length : 0;
    const [done] = await writeWhole(strapi, [act], { rowsOfEach: count });
    return done;
  });
};
