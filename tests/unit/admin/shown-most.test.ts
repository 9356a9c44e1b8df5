import { shownMost } from '../../../src/admin/shown-most';

describe('The views of a partner, as an editor reads them', () => {
  it('are added up over days and revisions, those most shown first, by explainer', () => {
    const views = [
      { explainer: 'one', part: 'section/a', views: 1 },
      { explainer: 'two', part: 'explainer', views: 9 },
      { explainer: 'one', part: 'condition/pain', views: 5 },
      { explainer: 'one', part: 'section/a', views: 3 },
      { explainer: 'one', part: 'side-effects', views: 2 },
    ];
    expect(shownMost(views, 10)).toEqual({
      total: 20,
      explainers: [
        { explainer: 'two', texts: [{ name: 'All of it', views: 9 }] },
        {
          explainer: 'one',
          texts: [
            { name: 'Condition: pain', views: 5 },
            { name: 'a', views: 4 },
            { name: 'The list of side effects', views: 2 },
          ],
        },
      ],
      rest: { texts: 0, views: 0 },
    });
  });

  it('of more texts than there is room for, the others are told by their number and their sum', () => {
    const views = Array.from({ length: 13 }, (_, index) => ({
      ...{ explainer: 'one', part: `section/s-${index}`, views: index + 1 },
    }));
    const { total, explainers, rest } = shownMost(views, 10);
    expect([total, explainers[0]?.texts.length, rest]).toEqual([91, 10, { texts: 3, views: 6 }]);
  });

  it('may be none', () => {
    expect(shownMost([], 10)).toEqual({ total: 0, explainers: [], rest: { texts: 0, views: 0 } });
  });
});
