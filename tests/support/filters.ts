import fc from 'fast-check';

export type Filter = Record<string, unknown>;

const words = ['Condition 1', 'Effect', 'Name', 'condition-2', 'effect-1', 'tangled-1', 'parent'];
const relations: Record<string, Record<string, string>> = {
  section: {
    article: 'article',
    parent: 'section',
    children: 'section',
    conditions: 'condition',
    sideEffects: 'sideEffect',
    mentions: 'mention',
  },
  article: { references: 'reference', authors: 'contributor' },
  condition: { broader: 'condition', narrower: 'condition', synonyms: 'synonym' },
  mention: { condition: 'condition', sideEffect: 'sideEffect' },
};
const texts: Record<string, string[]> = {
  section: ['slug', 'heading'],
  article: ['slug', 'title', 'lead'],
  mention: ['quote'],
  reference: ['slug', 'title'],
  synonym: ['text'],
};

const condition = fc.oneof(
  fc.constantFrom(...words),
  fc.record({ $eq: fc.constantFrom(...words) }),
  fc.record({ $ne: fc.constantFrom(...words) }),
  fc.record({ $contains: fc.constantFrom('1', 'e', 'tangled') }),
  fc.record({ $notContains: fc.constantFrom('1', 'e') }),
  fc.record({ $in: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }) }),
  fc.record({ $notIn: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 2 }) }),
  fc.constantFrom<Filter>({ $null: true }, { $null: false }, { $notNull: true }),
  fc.constantFrom<Filter>({ $not: { $contains: '1' } }, { $not: { $null: true } }),
  fc.constantFrom<Filter>({ $not: [{ $null: false }, { $eq: 'parent' }] }, { $not: ['parent'] }),
);

/** Within a relation there is no `$not`. */
const nestedFilterOf = (type: string, depth: number): fc.Arbitrary<Filter> => {
  const value = fc
    .tuple(fc.constantFrom(...(texts[type] ?? ['slug', 'name'])), condition)
    .map(([name, said]): Filter => ({ [name]: said }));
  const led = Object.entries(relations[type] ?? {});
  if (depth === 0 || led.length === 0) return value;
  const other = fc.constantFrom(...led).chain(([name, target]) =>
    fc
      .oneof(
        { weight: 6, arbitrary: nestedFilterOf(target, depth - 1) },
        { weight: 1, arbitrary: fc.constant<Filter>({ id: { $null: true } }) },
        {
          weight: 1,
          arbitrary: fc
            .array(nestedFilterOf(target, depth - 1), { minLength: 1, maxLength: 2 })
            .map((all): Filter => ({ $or: all })),
        },
      )
      .map((filter): Filter => ({ [name]: filter })),
  );
  return fc.oneof({ weight: 3, arbitrary: other }, { weight: 1, arbitrary: value });
};

/** Filters of sections over what they lead to, with all that combines them, as Strapi's database takes them. */
export const sectionFilter = (): fc.Arbitrary<Filter> => {
  const one = nestedFilterOf('section', 2);
  const some = fc.array(one, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 3, arbitrary: one },
    { weight: 1, arbitrary: some.map((all): Filter => ({ $and: all })) },
    { weight: 1, arbitrary: some.map((all): Filter => ({ $or: all })) },
    { weight: 2, arbitrary: one.map((filter): Filter => ({ $not: filter })) },
    { weight: 2, arbitrary: some.map((all): Filter => ({ $not: { $and: all } })) },
    { weight: 1, arbitrary: some.map((all): Filter => ({ $not: { $or: all } })) },
  );
};

/** As a query string says them. */
export const asQuery = (filter: unknown, path = 'filters'): string =>
  typeof filter === 'object' && filter !== null
    ? Object.entries(filter)
        .map(([name, value]) => asQuery(value, `${path}[${name}]`))
        .join('&')
    : `${path}=${encodeURIComponent(String(filter))}`;
