import { unwrapLines } from '../../../src/importer/read/unwrap-lines';

describe('The short lines of a file are no line endings of its text', () => {
  it.each([
    ['One sentence\nin two lines.', 'One sentence in two lines.'],
    ['  One\n  two\n\n\nThree\nfour', 'One two\n\nThree four'],
    ['- a list\n- of two', '- a list\n- of two'],
    ['1. first\n2. second', '1. first\n2. second'],
    ['> said\n> so', '> said\n> so'],
    ['A line,  \nbroken on purpose', 'A line,  \nbroken on purpose'],
    ['Or so,\\\nbroken', 'Or so,\\\nbroken'],
    ['Founded in\n1970 or so', 'Founded in 1970 or so'],
    ['*Ketamine* is\n**old**.', '*Ketamine* is **old**.'],
    ['Above\n***\nbelow', 'Above\n***\nbelow'],
    ['', ''],
  ])('%j', (markdown, expected) => {
    expect(unwrapLines(markdown)).toBe(expected);
  });
});
