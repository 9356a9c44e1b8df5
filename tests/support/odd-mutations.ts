import fc from 'fast-check';
import { named, QueryWriter, type Argument, type Types } from './graphql-queries';
import { texts, values, type KnownPlaces } from './odd-addresses';

const numbers = ['0', '1', '-1', '2147483647', '2147483648', '1.5'];

/** Writes what is to be stored, with names that the schema has and with values of their kinds, however odd. */
class InputWriter {
  constructor(
    private readonly types: Types,
    private readonly known: KnownPlaces,
    private readonly draw: fc.GeneratorValue,
  ) {}

  /** What a field of `Mutation` is given. */
  argument({ name, type }: Argument): string {
    if (name === 'locale') return this.text(values.locale ?? []);
    return this.value({ name, type }, 3);
  }

  private one<Value>(from: readonly Value[]): Value {
    return this.draw(fc.constantFrom, ...from);
  }

  private text(from: readonly string[]): string {
    return JSON.stringify(this.one(from));
  }

  private value({ type }: Argument, depth: number): string {
    const isList = [type, type.ofType].some((one) => one?.kind === 'LIST');
    const written = this.single(named(type).name ?? '', depth);
    return isList ? `[${written}]` : written;
  }

  private single(type: string, depth: number): string {
    switch (type) {
      case 'ID':
        return this.text([...this.known.documentIds, ...texts]);
      case 'Int':
      case 'Float':
        return this.one(numbers);
      case 'Boolean':
        return this.one(['true', 'false']);
      case 'Date':
      case 'DateTime':
        return this.text(values.asOf ?? []);
    }
    const { inputFields, enumValues } = this.types.get(type) ?? {};
    if (enumValues) return this.one(enumValues).name;
    return inputFields ? this.object(inputFields, depth) : this.text(texts);
  }

  private object(fields: readonly Argument[], depth: number): string {
    const count = depth === 0 ? 0 : this.draw(fc.integer, { min: 0, max: 4 });
    const chosen = new Map(
      Array.from({ length: count }, () => this.one(fields)).map((field) => [field.name, field]),
    );
    const written = [...chosen].map(([name, field]) => `${name}: ${this.value(field, depth - 1)}`);
    return `{ ${written.join(', ')} }`;
  }
}

/** Draws what would write one document or two, as the schema has it; without the word `mutation`. */
export const drawMutation = (types: Types, known: KnownPlaces, draw: fc.GeneratorValue): string => {
  const fields = types.get('Mutation')?.fields ?? [];
  const input = new InputWriter(types, known, draw);
  const writer = new QueryWriter(types, draw, (argument) => input.argument(argument));
  const chosen = Array.from({ length: draw(fc.integer, { min: 1, max: 2 }) }, () =>
    draw(fc.constantFrom, ...fields),
  );
  return `{ ${chosen.map((field, index) => `m${index}: ${writer.field(field, 2)}`).join(' ')} }`;
};
