import fc from 'fast-check';
import { isLeaf, named, type Argument, type Field, type Types } from './graphql-queries';
import type { Known } from './leak-questions';

/** One place of the sweep: a field of `Query`, an argument, and how deep. */
export interface GraphqlPlace {
  root: string;
  /** Undefined where only what is selected leads there. */
  argument: string | undefined;
  /** Of the field at the top, leading `depth` deep; or of a field that is itself `depth` deep. */
  of: 'root' | 'nested';
  depth: number;
}

const depths = [0, 1, 2, 3, 4];

const nodesOf = (types: Types, type: string): string => {
  const nodes = types.get(type)?.fields?.find(({ name }) => name === 'nodes');
  return nodes ? (named(nodes.type).name ?? '') : type;
};

/** What a field leads to, whatever page it comes in. */
const targetOf = (types: Types, { type }: Field): string => nodesOf(types, named(type).name ?? '');

const linksOf = (types: Types, type: string): Field[] =>
  (types.get(type)?.fields ?? []).filter((field) => !isLeaf(field.type));

const hasArgument = (field: Field, argument: string): boolean =>
  field.args.some(({ name }) => name === argument);

/** Whether `steps` fields lead from a type to one that takes the argument, where one is asked for. */
const reaches = (types: Types, type: string, steps: number, argument?: string): boolean =>
  linksOf(types, type).some((field) =>
    steps === 1
      ? argument === undefined || hasArgument(field, argument)
      : reaches(types, targetOf(types, field), steps - 1, argument),
  );

/** Every field of `Query`, with each of its arguments, and each that a field below it takes, at each depth; as the schema has them. */
export const graphqlPlaces = (types: Types): GraphqlPlace[] => {
  const inputs = new Set(
    [...types.values()]
      .filter(({ kind, name }) => kind === 'OBJECT' && !name.startsWith('__'))
      .flatMap(({ fields }) => (fields ?? []).flatMap(({ args }) => args.map(({ name }) => name))),
  );
  return (types.get('Query')?.fields ?? []).flatMap((field) => {
    const root = field.name;
    const atRoot = [undefined, ...field.args.map(({ name }) => name)].flatMap((argument) =>
      depths.map((depth) => ({ root, argument, of: 'root' as const, depth })),
    );
    const below = [...inputs].flatMap((argument) =>
      depths
        .filter((depth) => depth > 0 && reaches(types, targetOf(types, field), depth, argument))
        .map((depth) => ({ root, argument, of: 'nested' as const, depth })),
    );
    return [...atRoot, ...below];
  });
};

/** Names that the schema does not have, or has of nothing. */
const hiddenNames = ['sourceText', 'asImported', 'changeNote', 'address', 'createdBy'];
const publications = [
  ...['HAS_PUBLISHED_VERSION', 'MODIFIED', 'NEVER_PUBLISHED', 'NEVER_PUBLISHED_DOCUMENT'],
  ...['PUBLISHED_WITHOUT_DRAFT', 'PUBLISHED_WITH_DRAFT', 'UNMODIFIED'],
];

const operators = [
  ...['eq', 'ne', 'contains', 'containsi', 'notContains', 'startsWith', 'endsWith', 'gt', 'lt'],
  ...['gte', 'eqi', 'in', 'notIn', 'null', 'notNull'],
];

class QuestionWriter {
  constructor(
    private readonly types: Types,
    private readonly known: Known,
    private readonly draw: fc.GeneratorValue,
  ) {}

  write({ root, argument, of, depth }: GraphqlPlace): string {
    const field = this.types.get('Query')?.fields?.find(({ name }) => name === root);
    if (field === undefined) throw new Error(`Query has no field ${root}`);
    // A filter or an order leads there itself; beside any other argument what is selected does.
    const leads = of === 'root' && ['filters', 'sort'].includes(argument ?? '');
    const given = new Map<string, string>();
    for (const { name, type } of field.args) {
      const isAsked = of === 'root' && name === argument;
      if (type.kind === 'NON_NULL' || isAsked)
        given.set(name, this.value({ name, type }, field, leads && isAsked ? depth : 0));
    }
    if (argument === 'pagination' && of === 'root')
      given.set('sort', this.sort(targetOf(this.types, field), depth));
    const below = of === 'nested' ? argument : undefined;
    return `{ ${this.field(field, given, leads ? this.one([0, 1]) : depth, below)} }`;
  }

  private one<Value>(values: readonly Value[]): Value {
    return this.draw(fc.constantFrom, ...values);
  }

  private rarely(): boolean {
    return this.one([true, false, false, false, false, false]);
  }

  private field(
    field: Field,
    given: ReadonlyMap<string, string>,
    steps: number,
    argument: string | undefined,
  ): string {
    const written = [...given].map(([name, value]) => `${name}: ${value}`).join(', ');
    const head = written === '' ? field.name : `${field.name}(${written})`;
    if (isLeaf(field.type)) return head;
    return `${head} { ${this.selections(named(field.type).name ?? '', steps, argument)} }`;
  }

  /** All that a type says by itself, so that nothing which shows is missed, and one field that leads on. */
  private selections(type: string, steps: number, argument: string | undefined): string {
    const fields = this.types.get(type)?.fields ?? [];
    const leaves = fields.filter((field) => isLeaf(field.type)).map(({ name }) => name);
    const nodes = fields.find(({ name }) => name === 'nodes');
    if (nodes) {
      const pageInfo = fields.some(({ name }) => name === 'pageInfo')
        ? ['pageInfo { total pageCount page pageSize }']
        : [];
      const inside = this.selections(named(nodes.type).name ?? '', steps, argument);
      return [...leaves, ...pageInfo, `nodes { ${inside} }`].join(' ');
    }
    const hidden = this.rarely() ? [this.one(hiddenNames)] : [];
    const own = ['__typename', ...leaves, ...hidden];
    if (steps === 0) return own.join(' ');
    const links = linksOf(this.types, type).filter((field) =>
      steps === 1
        ? argument === undefined || hasArgument(field, argument)
        : reaches(this.types, targetOf(this.types, field), steps - 1, argument),
    );
    // Where none leads as deep, the deepest there is.
    if (links.length === 0)
      return argument ? own.join(' ') : this.selections(type, steps - 1, argument);
    const next = this.one(links);
    const given = new Map<string, string>();
    for (const taken of next.args) {
      const isAsked = steps === 1 && taken.name === argument;
      if (taken.type.kind === 'NON_NULL' || isAsked)
        given.set(taken.name, this.value(taken, next, isAsked ? this.one([0, 1, 2]) : 0));
    }
    return [...own, this.field(next, given, steps - 1, argument)].join(' ');
  }

  private value({ name }: Argument, of: Field, depth: number): string {
    const quoted = (values: readonly string[]): string => JSON.stringify(this.one(values));
    const target = targetOf(this.types, of);
    switch (name) {
      case 'documentId':
        return quoted(Object.values(this.known.ids).flat());
      case 'filters':
        return this.filter(named(of.args.find((one) => one.name === name)!.type).name ?? '', depth);
      case 'sort':
        return this.sort(target, depth);
      case 'pagination': {
        const start = this.one([0, 1, 2]);
        return this.one([
          `{ start: ${start}, limit: 1 }`,
          `{ page: ${start + 1}, pageSize: 1 }`,
          '{ limit: 100 }',
        ]);
      }
      case 'status':
        return this.one(['DRAFT', 'PUBLISHED']);
      case 'hasPublishedVersion':
        return this.one(['true', 'false']);
      case 'publicationFilter':
        return this.one(publications);
      case 'locale':
        return quoted(['en', 'de', 'fr', '*']);
      case 'slug':
        return quoted(
          target === 'ExplainerSection' ? this.known.slugs.section : this.known.explainers,
        );
      case 'limit':
        return this.one(['1', '2', '100']);
      case 'asOf':
        return quoted(['2020-01-01', '2099-01-01']);
      case 'revision':
      case 'before':
        return quoted(this.known.revisions);
      case 'after':
        return quoted(of.name === 'explainers' ? this.known.pages : this.known.revisions);
      case 'since':
        return quoted(this.known.cursors);
      default:
        throw new Error(`${of.name} takes ${name}, for which no value is known here`);
    }
  }

  private filter(type: string, depth: number): string {
    const inputs = this.types.get(type)?.inputFields ?? [];
    const groups = ['and', 'or', 'not'];
    const attributes = inputs.filter(({ name }) => !groups.includes(name));
    const links = attributes.filter((input) => /FiltersInput$/.test(named(input.type).name ?? ''));
    const leaves = attributes.filter((input) => !links.includes(input));
    const texts = leaves.filter((input) => named(input.type).name === 'StringFilterInput');
    const wrap = (clause: string): string =>
      this.one([clause, clause, `not: { ${clause} }`, `or: [{ ${clause} }]`]);
    if (this.rarely() && depth === 0)
      return `{ ${wrap(`${this.one(hiddenNames)}: { eq: "${this.one(this.known.words)}" }`)} }`;
    const isLink = depth > 0 && links.length > 0;
    const input = this.one(isLink ? links : this.rarely() ? leaves : [...texts, ...leaves]);
    const of = named(input.type).name ?? '';
    const clause = isLink ? this.filter(of, depth - 1) : this.clause(of);
    return `{ ${wrap(`${input.name}: ${clause}`)} }`;
  }

  private clause(type: string): string {
    const isNull = `{ ${this.one(['null', 'notNull'])}: ${this.one(['true', 'false'])} }`;
    const compare = this.one(['eq', 'ne', 'gt', 'lt', 'gte', 'lte']);
    switch (type) {
      case 'BooleanFilterInput':
        return this.one([isNull, `{ ${this.one(['eq', 'ne'])}: ${this.one(['true', 'false'])} }`]);
      case 'IntFilterInput':
        return this.one([
          isNull,
          `{ ${compare}: ${this.one(['1', '20', '500', '1000', '2020'])} }`,
        ]);
      case 'DateFilterInput':
        return this.one([isNull, `{ ${compare}: "2025-01-01" }`]);
      case 'DateTimeFilterInput':
        return this.one([isNull, `{ ${compare}: "2025-01-01T00:00:00.000Z" }`]);
      default: {
        const operator = this.one(operators);
        if (operator === 'null' || operator === 'notNull') return isNull;
        const word = JSON.stringify(this.one([...this.known.words, 'Open', 'e', 'en']));
        return `{ ${operator}: ${operator.toLowerCase().endsWith('in') ? `[${word}]` : word} }`;
      }
    }
  }

  private sort(target: string, depth: number): string {
    const path: string[] = [];
    let type = target;
    while (path.length < depth) {
      const links = linksOf(this.types, type).filter(({ name }) => !name.endsWith('_connection'));
      if (links.length === 0) break;
      const link = this.one(links);
      path.push(link.name);
      type = targetOf(this.types, link);
    }
    const leaves = (this.types.get(type)?.fields ?? []).filter((field) => isLeaf(field.type));
    const names = this.rarely() ? hiddenNames : leaves.map(({ name }) => name);
    return `["${[...path, this.one(names)].join('.')}${this.one(['', ':asc', ':desc'])}"]`;
  }
}

/** Draws a GraphQL document for one place of the sweep. */
export const drawGraphqlQuestion = (
  types: Types,
  place: GraphqlPlace,
  known: Known,
  draw: fc.GeneratorValue,
): string => new QuestionWriter(types, known, draw).write(place);
