import { readTokenOrder } from '../../../src/security/read-token-order';
import { actionsOf } from '../../../src/security/token-kinds';

const frontend = { for: 'frontend', name: ' Clinic ', 'expires-in-days': '365' };
const preview = { ...frontend, for: 'preview', types: 'section, article,section' };

describe('A token is ordered by what it is for, a name and an expiry', () => {
  it('for a frontend', () => {
    const value = { kind: { for: 'frontend' }, name: 'Clinic', days: 365 };
    expect(readTokenOrder(frontend)).toEqual({ ok: true, value });
  });

  it('or for previews of some types, each once', () => {
    const value = {
      kind: { for: 'preview', types: ['section', 'article'] },
      name: 'Clinic',
      days: 365,
    };
    expect(readTokenOrder(preview)).toEqual({ ok: true, value });
  });

  it.each([
    [{ ...frontend, 'expires-in-days': undefined }, '--expires-in-days — expected a whole number'],
    [{ ...frontend, 'expires-in-days': '366' }, '--expires-in-days — expected'],
    [{ ...frontend, 'expires-in-days': '0' }, '--expires-in-days — expected'],
    [{ ...frontend, 'expires-in-days': '1.5' }, '--expires-in-days — expected'],
    [{ ...frontend, 'expires-in-days': '-1' }, '--expires-in-days — expected'],
    [{ ...frontend, name: ' ' }, '--name — expected'],
    [{ ...frontend, name: 'x'.repeat(101) }, '--name — expected'],
    [{ ...frontend, for: undefined }, '--for — expected frontend, preview or partner; got ""'],
    [{ ...frontend, for: 'writer' }, '--for — expected frontend, preview or partner; got "writer"'],
    [{ ...frontend, types: 'article' }, '--types — expected with --for preview only'],
    [{ ...preview, types: undefined }, '--types — expected some of article'],
    [{ ...preview, types: 'article,user' }, '--types — expected some of article'],
    [{ ...preview, types: '' }, '--types — expected some of article'],
  ])('and not %j', (typed, sentence) => {
    expect(readTokenOrder(typed)).toEqual({
      ok: false,
      message: expect.stringContaining(sentence),
    });
  });
});

describe('What it is for decides all that it may do', () => {
  it('a frontend finds, and no more', () => {
    expect(
      actionsOf({ for: 'frontend' }).filter((action) => !/\.(find|compare)/.test(action)),
    ).toEqual([]);
    expect(actionsOf({ for: 'frontend' }).join()).not.toMatch(/Draft|Withheld/);
  });

  it('a preview reads drafts of its types, and no other type', () => {
    expect(actionsOf({ for: 'preview', types: ['section'] })).toEqual([
      'api::section.section.find',
      'api::section.section.findOne',
      'api::section.section.findDraft',
    ]);
  });
});
