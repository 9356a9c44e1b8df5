import { renderViewsCsv } from '../../../../src/embeds/partners/present-views';

const view = { day: '2026-03-01', explainer: 'one', part: 'explainer', revision: 'abc', views: 3 };

describe('Views as a table', () => {
  it('have a line of names also where there are none', () => {
    expect(renderViewsCsv([])).toBe('day,explainer,part,revision,views\r\n');
  });

  it.each([
    ['=HYPERLINK(1)', "'=HYPERLINK(1)"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['\tx', "'\tx"],
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    ['a\r\nb', '"a\r\nb"'],
  ])('write %j as %j', (explainer, cell) => {
    const [, ...lines] = renderViewsCsv([{ ...view, explainer }]).split('2026-03-01,');
    expect(lines.join('')).toBe(`${cell},explainer,abc,3\r\n`);
  });
});
