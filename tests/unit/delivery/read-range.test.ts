import { readRange } from '../../../src/delivery/policy/read-range';

describe('A range of eleven bytes', () => {
  it.each([
    ['bytes=0-4', { start: 0, end: 4 }],
    ['bytes=7-', { start: 7, end: 10 }],
    ['bytes=-4', { start: 7, end: 10 }],
    ['bytes=0-99', { start: 0, end: 10 }],
    ['bytes=-500', { start: 0, end: 10 }],
    [`bytes=0-${'9'.repeat(400)}`, { start: 0, end: 10 }],
    [' Bytes=10-10 ', { start: 10, end: 10 }],
    ['bytes=11-', 'unsatisfiable'],
    ['bytes=11-12', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=4-3', null],
    ['bytes=-', null],
    ['bytes=', null],
    ['bytes', null],
    ['', null],
    ['lines=1-2', null],
    ['bytes=0-1,4-5', null],
    ['bytes=--5', null],
    ['bytes=0.5-0.7', null],
    ['bytes=a-b', null],
  ])('%j is %j', (range, part) => expect(readRange(range, 11)).toEqual(part));
});
