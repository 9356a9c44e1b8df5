import { Kind, type ValueNode } from 'graphql';
import { isRecord } from '../explainer/is-record';
import { bounds } from './document-bounds';
import { addUse, noUsesYet, type WrittenUses } from './variable-uses';

/** How much is said in an argument or a variable. */
export interface ValueExtent {
  /** Lists and objects in one another. */
  valueDepth: number;
  /** Single values, and lists and objects that are empty. */
  values: number;
  /** The same, with all that one `in` looks for as one, and all that is to be written: each other costs Strapi a way through its types. */
  terms: number;
  /** Objects that are written in a document: those in an argument are read anew for each row that has its field, and those of a variable once. */
  objects: number;
}

const oneValue: ValueExtent = { valueDepth: 0, values: 1, terms: 1, objects: 0 };

const add = (sum: ValueExtent, part: ValueExtent): ValueExtent => ({
  valueDepth: Math.max(sum.valueDepth, 1 + part.valueDepth),
  values: sum.values + part.values,
  terms: sum.terms + part.terms,
  objects: sum.objects + part.objects,
});

const emptyExtent: ValueExtent = { valueDepth: 1, values: 0, terms: 0, objects: 0 };

/** Of a list or an object, an empty one being a value itself. */
const addValues = (parts: readonly ValueExtent[]): ValueExtent =>
  parts.length === 0 ? { ...oneValue, valueDepth: 1 } : parts.reduce(add, emptyExtent);

/** What is looked for in one go, and the argument of a mutation. */
const oneTerms = new Set(['in', 'notIn', 'data']);

const asOneTerm = (name: string, extent: ValueExtent): ValueExtent =>
  oneTerms.has(name) ? { ...extent, terms: Math.min(extent.terms, 1), objects: 0 } : extent;

/**
 * The extent of a value that is written in a document, beside that of the variables it names.
 *
 * @param within the argument or field that it is the value of
 * @param uses where its variables are counted
 */
export const measureValue = (
  value: ValueNode,
  within = '',
  uses: WrittenUses = noUsesYet(),
): ValueExtent => {
  if (value.kind === Kind.VARIABLE) {
    const isOneTerm = oneTerms.has(within);
    addUse(uses, value.name.value, isOneTerm);
    return { valueDepth: 0, values: 0, terms: isOneTerm ? 1 : 0, objects: 0 };
  }
  const parts =
    value.kind === Kind.LIST
      ? value.values.map((one) => measureValue(one, within, uses))
      : value.kind === Kind.OBJECT
        ? value.fields.map((field) => measureValue(field.value, field.name.value, uses))
        : null;
  if (parts === null) return oneValue;
  const extent = addValues(parts);
  const objects = extent.objects + Number(value.kind === Kind.OBJECT);
  return asOneTerm(within, { ...extent, objects });
};

/** Adds part after part until they are more than is allowed, and then each that is left as one value. */
const addAllowed = <Part>(
  parts: readonly Part[],
  measure: (part: Part) => ValueExtent,
): ValueExtent => {
  if (parts.length === 0) return addValues([]);
  let sum = emptyExtent;
  let left = parts.length;
  for (const part of parts) {
    if (sum.values > bounds.values)
      return add(sum, { valueDepth: 0, values: left, terms: left, objects: 0 });
    sum = add(sum, measure(part));
    left -= 1;
  }
  return sum;
};

/** The same of a value that came as JSON; what is deeper than is allowed, or comes after as many, is not followed to its end. */
export const measureJson = (value: unknown, depth = 0): ValueExtent => {
  if (depth > bounds.valueDepth + 1) return oneValue;
  if (Array.isArray(value)) return addAllowed(value, (part) => measureJson(part, depth + 1));
  if (!isRecord(value)) return oneValue;
  return addAllowed(Object.keys(value), (name) =>
    asOneTerm(name, measureJson(value[name], depth + 1)),
  );
};
