import { judgeVariables } from '../../../src/security/judge-variables';
import { measureJson } from '../../../src/security/measure-values';

const tooMany = (got: number) => ({
  ok: false,
  message: `variables — expected at most 250 values; got ${got}`,
});

describe('The variables of a document', () => {
  it('are counted, however many come in one list or object', () => {
    expect(judgeVariables({ a: Array(400_000).fill(0) })).toEqual(tooMany(400_000));
    const named = Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [index, 0]));
    expect(judgeVariables({ a: named })).toEqual(tooMany(30_000));
    expect(judgeVariables(named)).toEqual(tooMany(30_000));
  });

  it('are not followed where they are more than may be', () => {
    const followed = jest.fn(() => 0);
    const last = Object.defineProperty({}, 'a', { enumerable: true, get: followed });
    expect(measureJson([...Array(250).fill(0), last])).toMatchObject({ values: 251 });
    expect(followed).toHaveBeenCalledTimes(1);
    expect(measureJson([...Array(251).fill(0), last, last])).toMatchObject({ values: 253 });
    expect(followed).toHaveBeenCalledTimes(1);
  });

  it('are values, and lists and objects that are empty', () => {
    expect(measureJson([])).toEqual({ valueDepth: 1, values: 1, terms: 1, objects: 0 });
    expect(measureJson({ a: [{}, [], 1], b: null })).toEqual({
      valueDepth: 3,
      values: 4,
      terms: 4,
      objects: 0,
    });
    expect(measureJson({ id: { in: [1, 2, 3] } })).toEqual({
      valueDepth: 3,
      values: 3,
      terms: 1,
      objects: 0,
    });
  });
});
