import type { Core } from '@strapi/strapi';
import { installSharedAbilities } from '../../../src/security/shared-abilities';

type Generate = (permissions: object[], options?: object) => Promise<object>;

const given = (): Generate => {
  const engine: { generateAbility: Generate } = {
    generateAbility: async (permissions) => ({ of: permissions }),
  };
  const contentAPI = { permissions: { engine } };
  installSharedAbilities({ contentAPI } as unknown as Core.Strapi);
  return engine.generateAbility;
};

const [find, findOne] = [{ action: 'api::a.a.find' }, { action: 'api::a.a.findOne' }];

describe('What the same rights allow is worked out once', () => {
  it('in whichever order they are given', async () => {
    const generate = given();
    expect(await generate([find, findOne])).toBe(await generate([findOne, { ...find }]));
  });

  it.each([
    ['more rights', [find, findOne, { action: 'api::b.b.find' }], undefined],
    ['fewer', [find], undefined],
    ['a condition', [find, { ...findOne, conditions: ['mine'] }], undefined],
    ['options', [find, findOne], {}],
  ])('but not with %s', async (_, permissions, options) => {
    const generate = given();
    expect(await generate([find, findOne])).not.toBe(await generate(permissions, options));
  });

  it('and those of long ago are worked out anew', async () => {
    const generate = given();
    const first = await generate([find]);
    for (let count = 0; count < 20; count += 1) await generate([{ action: `api::${count}` }]);
    expect(await generate([find])).not.toBe(first);
  });
});
