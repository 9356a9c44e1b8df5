import { isLongText } from '../../src/queries/long-texts';
import fc from 'fast-check';
import type { RunningApp } from './running-app';

interface TypeRef {
  kind: string;
  name: string | null;
  ofType: TypeRef | null;
}

export interface Argument {
  name: string;
  type: TypeRef;
}

export interface Field extends Argument {
  args: Argument[];
}

interface SchemaType {
  kind: string;
  name: string;
  fields: Field[] | null;
  inputFields: Argument[] | null;
  enumValues: { name: string }[] | null;
}

export type Types = Map<string, SchemaType>;

/** The schema that the server itself tells of. */
export const readTypes = async (app: RunningApp): Promise<Types> => {
  const type = 'type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
  const { data } = await app.graphql(
    `{ __schema { types { kind name fields { name ${type} args { name ${type} } } inputFields { name ${type} } enumValues { name } } } }`,
  );
  return new Map(data.__schema.types.map((one: SchemaType) => [one.name, one]));
};

const rootFields = [
  'articles',
  'sections',
  'conditions',
  'sideEffects',
  'references',
  'contributors',
  'notices',
].flatMap((name) => [name, `${name}_connection`]);

const words = ['e', 'Title', 'condition-2', 'CONDITION', 'section-10', 'nowhere', '%', ''];

export const named = (type: TypeRef): TypeRef => (type.ofType ? named(type.ofType) : type);

export const isLeaf = (type: TypeRef): boolean => ['SCALAR', 'ENUM'].includes(named(type).kind);

/** The text that a section of an explainer is asked for with. */
const withNotices = 'notices { title text }';

/** Writes what an argument is given, or undefined where nothing is known of it. */
export type WriteArgument = (argument: Argument, of: string) => string | undefined;

/** Writes what the schema allows; what stands in it is drawn from `draw`. */
export class QueryWriter {
  constructor(
    private readonly types: Types,
    private readonly draw: fc.GeneratorValue,
    /** Beside those that Strapi's own fields take. */
    private readonly writeArgument: WriteArgument = () => undefined,
  ) {}

  query(names: readonly string[] = rootFields): string {
    const roots = this.some(this.fieldsOf('Query', names), 1, 2);
    return `{ ${roots.map((field, index) => `r${index}: ${this.field(field, 5)}`).join(' ')} }`;
  }

  private one<Value>(values: readonly Value[]): Value {
    return this.draw(fc.constantFrom, ...values);
  }

  private some<Value>(values: readonly Value[], least: number, most: number): Value[] {
    const count = this.draw(fc.integer, { min: least, max: most });
    return Array.from({ length: count }, () => this.one(values));
  }

  private fieldsOf(type: string, names?: readonly string[]): Field[] {
    const fields = this.types.get(type)?.fields ?? [];
    return names ? fields.filter(({ name }) => names.includes(name)) : fields;
  }

  field({ name, type, args }: Field, depth: number): string {
    const given = args.map((argument) => this.argument(argument, name, type)).filter(Boolean);
    const written = given.length > 0 ? `${name}(${given.join(', ')})` : name;
    return isLeaf(type)
      ? written
      : `${written} { ${this.selections(named(type).name ?? '', depth)} }`;
  }

  private selections(type: string, depth: number): string {
    const fields = this.fieldsOf(type);
    const leaves = fields.filter((field) => isLeaf(field.type));
    const nested = fields.filter((field) => !isLeaf(field.type));
    const onlyNodes = nested.find(({ name }) => name === 'nodes');
    const chosen = [
      ...(leaves.length > 0 ? this.some(leaves, 1, 3) : []),
      ...(depth > 0 && nested.length > 0 ? this.some(nested, depth > 2 ? 1 : 0, 2) : []),
      ...(onlyNodes ? [onlyNodes] : []),
    ].map((field, index) => `f${index}: ${this.field(field, depth - 1)}`);
    const notices = type === 'ExplainerSection' && this.one([true, true, true, false]);
    const text = ['__typename', ...chosen, ...(notices ? [withNotices] : [])].join(' ');
    return this.one([true, false, false]) ? `... on ${type} { ${text} }` : text;
  }

  private argument({ name, type }: Argument, field: string, of: TypeRef): string | undefined {
    const known = this.writeArgument({ name, type }, field);
    if (known !== undefined && type.kind === 'NON_NULL') return `${name}: ${known}`;
    if (this.one([true, true, false])) return undefined;
    if (known !== undefined) return `${name}: ${known}`;
    if (name === 'locale') return `locale: ${this.one(['"en"', '"fr"', '"de"', '"*"'])}`;
    if (name === 'pagination') return `pagination: ${this.pagination()}`;
    if (name === 'sort') return this.sort(of);
    if (name === 'filters') return `filters: ${this.filters(named(type).name ?? '', 3)}`;
    return undefined;
  }

  private pagination(): string {
    const number = this.draw(fc.integer, { min: -1, max: 3 });
    const size = this.draw(fc.integer, { min: 1, max: 3 });
    return this.one([
      `{ limit: ${size} }`,
      `{ start: ${number}, limit: ${size} }`,
      `{ start: ${number} }`,
      `{ page: ${number}, pageSize: ${size} }`,
      `{ pageSize: ${size} }`,
      `{ limit: -1 }`,
      `{}`,
    ]);
  }

  /** By columns only, each once, and by no long text, else it is refused: Strapi has no working SQL for a nested field that is sorted by way of another relation. */
  private sort(of: TypeRef): string | undefined {
    const type = (named(of).name ?? '').replace(/(?:Relation|Entity)ResponseCollection$/, '');
    const columns = this.fieldsOf(type).filter(
      (field) => isLeaf(field.type) && !isLongText(field.name),
    );
    if (columns.length === 0) return undefined;
    const keys = new Map(
      this.some(columns, 1, 2).map(({ name }) => [
        name,
        `"${name}${this.one(['', ':asc', ':desc', ':DESC'])}"`,
      ]),
    );
    return `sort: [${[...keys.values()].join(', ')}]`;
  }

  /** Either attributes or one of `and`, `or` and `not`, which Strapi does not take side by side everywhere. */
  private filters(type: string, depth: number): string {
    const fields = (this.types.get(type)?.inputFields ?? []).filter(
      ({ name, type: of }) =>
        name !== 'localizations' &&
        (depth > 0 || /^(?:String|ID)FilterInput$/.test(named(of).name ?? '')),
    );
    if (fields.length === 0) return '{}';
    const groups = fields.filter(({ name }) => ['and', 'or', 'not'].includes(name));
    const attributes = fields.filter((field) => !groups.includes(field));
    const chosen =
      groups.length > 0 && this.one([true, false, false])
        ? [this.one(groups)]
        : this.some(attributes, 1, 2);
    const clauses = new Map(chosen.map((field) => [field.name, this.clause(field, depth)]));
    return `{ ${[...clauses].map(([name, clause]) => `${name}: ${clause}`).join(', ')} }`;
  }

  private clause({ name, type }: Argument, depth: number): string {
    const of = named(type).name ?? '';
    if (name === 'and' || name === 'or') return `[${this.filters(of, depth - 1)}]`;
    const text = JSON.stringify(this.one(words));
    switch (of) {
      case 'StringFilterInput':
      case 'IDFilterInput':
        return this.one([
          `{ contains: ${text} }`,
          `{ containsi: ${text} }`,
          `{ notContainsi: ${text} }`,
          `{ eq: ${text} }`,
          `{ ne: ${text} }`,
          `{ in: [${text}, "Effect 1"] }`,
          `{ startsWith: ${text} }`,
          `{ null: ${this.one([true, false])} }`,
          `{ not: { eq: ${text} } }`,
        ]);
      case 'IntFilterInput':
        return this.one([`{ gt: 10 }`, `{ in: [10, 30] }`, `{ between: [10, 25] }`, `{ ne: 2 }`]);
      case 'BooleanFilterInput':
        return this.one([`{ eq: true }`, `{ ne: true }`, `{ null: true }`]);
      case 'DateTimeFilterInput':
        return this.one([`{ gt: "2020-01-01T00:00:00.000Z" }`, `{ null: true }`]);
      case 'DateFilterInput':
        return this.one([`{ gt: "2020-01-01" }`, `{ null: true }`]);
      default:
        return this.filters(of, depth - 1);
    }
  }
}

/** Any query of the public schema: fields, arguments, aliases, fragments and `_connection`s, to a depth of six. */
export const writeQuery = (types: Types, draw: fc.GeneratorValue): string =>
  new QueryWriter(types, draw).query();
