import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { isRecord } from '../../explainer/is-record';
import { findLink } from './find-link';
import { loadLinked, type Asked, type Row, type RowId } from './load-linked';
import { isFlat, readLinkedQuery } from './read-linked-query';
import { areFiles, signFiles } from './sign-files';

/** What one row leads to by one attribute. */
export type Linked = Row | Row[] | null;

/** Of how many documents it is. */
export const lengthOf = (linked: Linked): number =>
  Array.isArray(linked) ? linked.length : Number(linked !== null);

/** What is asked of the database for a level, in the words of Strapi's `load`. */
export interface LevelQuery {
  uid: string;
  attribute: unknown;
  given: unknown;
}

/** The rows of one level of a query, in the place of the one row that Strapi's resolver of a nested field is given. */
export class Level {
  private found: ((id: RowId) => Linked) | undefined;
  private readonly queries: LevelQuery[] = [];
  /** What Strapi is given in the place of the rows of one. */
  blank: Linked | undefined;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly ids: readonly RowId[],
    private readonly asked: Asked,
  ) {}

  /** Loads for all rows what Strapi asks of one; gives what a row gets that leads nowhere. */
  async load(query: LevelQuery): Promise<Linked> {
    this.queries.push(query);
    this.blank = await this.loadAll(query);
    return this.blank;
  }

  private async loadAll({ uid, attribute, given }: LevelQuery): Promise<Linked> {
    const { strapi } = this;
    const link = typeof attribute === 'string' ? findLink(strapi, uid, attribute) : undefined;
    if (isRecord(given) && !isFlat(given.orderBy ?? undefined)) {
      throw new errors.ValidationError(
        'sort — expected attributes of what the field leads to itself',
      );
    }
    const query = readLinkedQuery(given);
    if (link === undefined || query === undefined) return null;
    const isOfFiles = areFiles(link.target);
    const asked = isOfFiles ? undefined : this.asked;
    const loaded = await loadLinked(strapi, link, query, [...new Set(this.ids)], asked);
    const rows = isOfFiles ? await signFiles(strapi, loaded) : loaded;
    this.found = (id) => {
      const linked = rows.get(id) ?? [];
      return link.isToMany ? linked : (linked[0] ?? null);
    };
    return link.isToMany ? [] : null;
  }

  /** What was asked for it; undefined where that was more than one thing, or could not be asked for all rows. */
  get onlyQuery(): LevelQuery | undefined {
    return this.isLoaded && this.queries.length === 1 ? this.queries[0] : undefined;
  }

  /** Whether it could be loaded as a whole; if not, each of its rows has to be asked for. */
  get isLoaded(): boolean {
    return this.found !== undefined;
  }

  of(id: RowId): Linked {
    return this.found?.(id) ?? null;
  }
}
