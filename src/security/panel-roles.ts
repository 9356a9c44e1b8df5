import { publicTypes, type PublicType } from './public-types';

/** The types of the panel: what readers are given, and with whom it is shared. */
type PanelType = PublicType | 'partner';

const uidOf = (type: PanelType): string => `api::${type}.${type}`;

type ContentAction = 'create' | 'read' | 'update' | 'delete' | 'publish';

/** Which fields of a type; a component's name stands for all that is in it. */
type Fields = { only: readonly string[] } | { allBut: readonly string[] };

interface ContentRight {
  actions: readonly ContentAction[];
  types: readonly PanelType[];
  fields?: Fields;
}

/** Somebody who works in the admin panel. What is not listed is closed. */
interface PanelRole {
  /** By which it is found; Strapi's first boot names two of them. */
  code: string;
  /** As it is called when it is made; its name is then its administrators' to change. */
  name: string;
  description: string;
  content: readonly ContentRight[];
  /** Rights over nothing in particular, by their actions. */
  plugins: readonly string[];
}

/** That a physician has reviewed a text is hers to say. */
const reviewFields = ['review', 'reviewers'];

/** With which one tells readers of a change or a withdrawal. */
const accountFields = ['changeNote', 'changeKind', 'retraction'];

/** Whom to write to at a partner’s. */
const editorsAlone = ['contact', 'keyNumber'];

const seeFiles = ['plugin::upload.read', 'plugin::upload.assets.download'];
const useFiles = [...seeFiles, 'plugin::upload.assets.create', 'plugin::upload.assets.copy-link'];
const entries = publicTypes.filter((type) => type !== 'article');

/** The roles of the admin panel that are the project's own. Super Admin is Strapi's and may do everything. */
export const panelRoles: readonly PanelRole[] = [
  {
    code: 'strapi-editor',
    name: 'Editor',
    description: 'Writes, publishes and withdraws content. Does not say who reviewed it.',
    content: [
      { actions: ['read', 'delete', 'publish'], types: publicTypes },
      { actions: ['create', 'update'], types: ['article'], fields: { allBut: reviewFields } },
      { actions: ['create', 'update'], types: entries },
      { actions: ['create', 'read', 'update', 'delete'], types: ['partner'] },
    ],
    plugins: [...useFiles, 'plugin::upload.assets.update'],
  },
  {
    code: 'strapi-author',
    name: 'Author',
    description: 'Writes drafts, own and others’. Publishes, withdraws and deletes nothing.',
    content: [
      // Deleting a document withdraws what is published of it.
      { actions: ['read'], types: publicTypes },
      { actions: ['read'], types: ['partner'], fields: { allBut: editorsAlone } },
      { actions: ['create', 'update'], types: ['article'], fields: { allBut: reviewFields } },
      { actions: ['create', 'update'], types: entries },
    ],
    // To change or delete files, Strapi's condition of having sent them bounds one by one and not many at once; and one of one's own
    // may stand in what is published.
    plugins: useFiles,
  },
  {
    code: 'medical-reviewer',
    name: 'Medical reviewer',
    description:
      'Reads everything, records reviews, and publishes or withdraws what she reviewed. Changes no text.',
    content: [
      { actions: ['read'], types: publicTypes },
      { actions: ['read'], types: ['partner'], fields: { allBut: editorsAlone } },
      {
        actions: ['update'],
        types: ['article'],
        fields: { only: [...reviewFields, ...accountFields] },
      },
      { actions: ['update'], types: ['section'], fields: { only: accountFields } },
      {
        actions: ['publish'],
        types: ['article', 'section', 'condition', 'side-effect', 'notice'],
      },
    ],
    plugins: seeFiles,
  },
];

/** What the rights depend on beside the table. */
export interface PanelSchema {
  /** The paths of a type's fields, those in components with a dot. */
  fieldsOf: (uid: string) => readonly string[];
  isLocalized: (uid: string) => boolean;
  /** All languages: a role of ours is not bound to one. */
  locales: readonly string[];
}

/** A right as Strapi stores it. */
export interface PanelPermission {
  action: string;
  subject: string | null;
  properties: { fields?: string[]; locales?: string[] };
  conditions: string[];
}

const withFields: readonly ContentAction[] = ['create', 'read', 'update'];

const isUnder = (path: string, names: readonly string[]): boolean =>
  names.some((name) => path === name || path.startsWith(`${name}.`));

const chooseFields = (paths: readonly string[], fields: Fields | undefined): string[] =>
  paths.filter((path) => {
    if (fields === undefined) return true;
    return 'only' in fields ? isUnder(path, fields.only) : !isUnder(path, fields.allBut);
  });

/** All rights of a role as Strapi stores them. */
export const permissionsOf = (
  { content, plugins }: Pick<PanelRole, 'content' | 'plugins'>,
  { fieldsOf, isLocalized, locales }: PanelSchema,
): PanelPermission[] => [
  ...content.flatMap(({ actions, types, fields }) =>
    actions.flatMap((action) =>
      types.map(uidOf).map((uid) => ({
        action: `plugin::content-manager.explorer.${action}`,
        subject: uid,
        properties: {
          ...(withFields.includes(action) ? { fields: chooseFields(fieldsOf(uid), fields) } : {}),
          ...(isLocalized(uid) ? { locales: [...locales] } : {}),
        },
        conditions: [],
      })),
    ),
  ),
  ...plugins.map((action) => ({ action, subject: null, properties: {}, conditions: [] })),
];
