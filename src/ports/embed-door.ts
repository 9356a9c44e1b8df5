import type { Core } from '@strapi/strapi';
import type { ShownText } from '../embeds/partners/shown-text';

/** What is done with the answers that show a text in the pages of others, whoever gives them: Strapi, or memory in front of it. */
export interface EmbedDoor {
  /** Says what an answer shows, which is kept by the answer. */
  tellShown: (response: object, shown: ShownText | undefined) => void;
  shownOf: (response: object) => ShownText | undefined;
  /** Counts that somebody was given it, whose headers these are: names and values in turn. */
  countView: (shown: ShownText, rawHeaders: readonly string[]) => void;
  /** Whether pages of this origin may have what shows a text, as this instance knows now; undefined where it does not know. */
  isOpenTo: (origin: string) => boolean | undefined;
  /** The same, asked of the database where that is needed. */
  opensTo: (origin: string) => Promise<boolean>;
  /** Whether any site may show our texts in its pages. */
  isOpenToAll: boolean;
  /** Source expressions of the sites that may, as they were read last: for pages that show none of our texts. */
  frameAncestors: () => readonly string[];
}

export const embedDoorOf = (strapi: Core.Strapi): EmbedDoor => strapi.get<EmbedDoor>('embedDoor');
