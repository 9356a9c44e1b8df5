import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from '../strapi/context';
import { mayNameWhatIsGone } from '../strapi/database-errors';
import { aroundPanelAction } from '../strapi/panel';
import { readParams } from '../strapi/routes';
import { goneText, namedFiles, type NamedFiles } from './named-files';
import { fileIdOf } from './upload-routes';

const types = { file: 'plugin::upload.file', folder: 'plugin::upload.folder' } as const;

const isNamed = (id: unknown): boolean => id !== undefined;

const ofFile = (ctx: Context): NamedFiles => {
  const { files, folders } = namedFiles(ctx.request.body);
  return { files: [fileIdOf(ctx), ...files].filter(isNamed), folders };
};
const ofFolder = (ctx: Context): NamedFiles => {
  const { folders } = namedFiles(ctx.request.body);
  return { files: [], folders: [readParams(ctx).id, ...folders].filter(isNamed) };
};
/** By REST, Strapi puts files into a folder of its own. */
const ofRest = (ctx: Context): NamedFiles => ({ ...ofFile(ctx), folders: [] });

/** These look for files, or for folders, before they go on. */
const actions: readonly [
  controller: string,
  names: readonly string[],
  namedIn: (ctx: Context) => NamedFiles,
][] = [
  [
    'admin-upload',
    ['uploadFiles', 'uploadFile', 'replaceFile', 'updateFileInfo', 'bulkUpdateFileInfo'],
    ofFile,
  ],
  ['content-api', ['upload'], ofRest],
  ['admin-file', ['destroy'], ofFile],
  ['admin-folder', ['create', 'update'], ofFolder],
  ['admin-folder-file', ['moveMany'], ofFolder],
];

/** The first of them that is not there, in words; null where all are. */
const firstGone = async (
  strapi: Core.Strapi,
  { files, folders }: NamedFiles,
): Promise<string | null> => {
  const named = [
    ...files.map((id) => ['file', id] as const),
    ...folders.map((id) => ['folder', id] as const),
  ];
  for (const [noun, id] of named) {
    if ((await strapi.db.query(types[noun]).count({ where: { id } })) === 0)
      return goneText(`${noun} ${String(id)}`);
  }
  return null;
};

/**
 * Answers 404 where somebody else deleted a file or a folder between Strapi's look for it and its write: it goes on with what it does not
 * have any more, and fails. Belongs in register(), around what bounds these actions, so that it looks when their transactions are over.
 */
export const tellOfDeletedMeanwhile = (strapi: Core.Strapi): void => {
  for (const [controller, names, namedIn] of actions)
    for (const name of names)
      aroundPanelAction(strapi, [`plugin::upload.${controller}`, name], async (ctx, act) => {
        const named = namedIn(ctx);
        try {
          return await act();
        } catch (error) {
          if (!(error instanceof TypeError) && !mayNameWhatIsGone(error)) throw error;
          // Where the database is why it failed, it fails here too.
          const gone = await firstGone(strapi, named).catch(() => null);
          throw gone === null ? error : new errors.NotFoundError(gone);
        }
      });
};
