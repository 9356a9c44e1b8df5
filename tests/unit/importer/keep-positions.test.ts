import type { DocumentForm } from '../../../src/importer/plan/document-form';
import { keepPositions } from '../../../src/importer/plan/keep-positions';

const form = (slug: string, position?: number): DocumentForm => ({
  slug,
  fields: position === undefined ? {} : { position },
});
const formsOf = (slugs: string) => [...slugs].map((slug) => form(slug));
const positionsOf = (wanted: string, stored: Record<string, number>, former = '') =>
  keepPositions(
    [...former],
    formsOf(wanted),
    Object.entries(stored).map(([slug, position]) => form(slug, position)),
  ).map(({ fields }) => fields.position);

describe('A section that is put in or taken out changes the position of no other', () => {
  it.each([
    ['a new explainer counts in tens', 'abc', {}, [10, 20, 30]],
    ['nothing moves where nothing changed', 'abc', { a: 10, b: 12, c: 30 }, [10, 12, 30]],
    ['one put in stands between its neighbours', 'axb', { a: 10, b: 20 }, [10, 15, 20]],
    ['several put in share the room', 'axyzb', { a: 10, b: 20 }, [10, 12, 14, 17, 20]],
    ['one put in first stands before the first', 'xab', { a: 10, b: 20 }, [5, 10, 20]],
    ['one put in last counts on', 'abx', { a: 10, b: 20 }, [10, 20, 30]],
    ['the rest stay where one is taken out', 'ac', { a: 10, b: 20, c: 30 }, [10, 30]],
    ['only the one that was moved moves', 'bcda', { a: 10, b: 20, c: 30, d: 40 }, [20, 30, 40, 50]],
    ['all count in tens again where no room is left', 'axb', { a: 10, b: 11 }, [10, 20, 30]],
    ['two at one position are parted', 'ab', { a: 10, b: 10 }, [10, 20]],
    ['of two that were swapped one moves', 'ba', { a: 10, b: 20 }, [20, 30]],
  ])('%s', (_, wanted, stored, expected) => {
    expect(positionsOf(wanted, stored)).toEqual(expected);
  });
});

describe('An order that editors made stays until the order of the file changes', () => {
  const reordered = { a: 30, b: 20, c: 10 };

  it.each([
    ['stays where the file is as it was', 'abc', 'abc', [30, 20, 10]],
    ['stays where the file lost a section', 'ab', 'abc', [30, 20]],
    ['goes where the file has a new section', 'abcx', 'abc', [30, 40, 50, 60]],
    ['goes where the file moved one', 'bac', 'abc', [20, 30, 40]],
  ])('%s', (_, wanted, former, expected) => {
    expect(positionsOf(wanted, reordered, former)).toEqual(expected);
  });

  it('keeps what earlier imports put in where it is', () => {
    expect(positionsOf('axyb', { a: 10, x: 15, b: 20 }, 'axb')).toEqual([10, 15, 17, 20]);
  });
});
