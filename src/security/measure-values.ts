import { Kind, type ValueNode } from 'graphql';
import { isRecord } from '../explainer/is-record';
import { bounds } from './document-bounds';

/** How deep lists and objects are in one another, and how many single values there are. */
export interface ValueExtent {
  valueDepth: number;
  values: number;
}

const addValues = (parts: readonly ValueExtent[]): ValueExtent => ({
  valueDepth: 1 + Math.max(0, ...parts.map(({ valueDepth }) => valueDepth)),
  values: parts.reduce((sum, { values }) => sum + values, 0),
});

const oneValue: ValueExtent = { valueDepth: 0, values: 1 };

/** The extent of a value that is written in a document. */
export const measureValue = (value: ValueNode): ValueExtent => {
  if (value.kind === Kind.LIST) return addValues(value.values.map(measureValue));
  if (value.kind === Kind.OBJECT) {
    return addValues(value.fields.map((field) => measureValue(field.value)));
  }
  return oneValue;
};

/** The same of a value that came as JSON; what is deeper than is allowed is not followed to its end. */
export const measureJson = (value: unknown, depth = 0): ValueExtent => {
  const parts = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : null;
  if (parts === null || depth > bounds.valueDepth + 1) return oneValue;
  return addValues(parts.map((part) => measureJson(part, depth + 1)));
};
