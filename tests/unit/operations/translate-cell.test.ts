import { translateCell } from '../../../src/operations/backup/translate-cell';

const up = { from: 'sqlite', to: 'postgres' } as const;
const down = { from: 'postgres', to: 'sqlite' } as const;

describe('A cell that moves from one database to the other', () => {
  it('is the same instant there, in UTC wherever the process is', () => {
    const at = new Date(Date.UTC(2026, 2, 4, 5, 6, 7, 89));
    const text = translateCell('datetime', up)(String(at.getTime()));
    expect(text).toBe('2026-03-04 05:06:07.089');
    expect(translateCell('datetime', down)(text)).toBe(String(at.getTime()));
    expect(translateCell('datetime', down)('2026-03-04 05:06:07')).toBe(
      String(Date.UTC(2026, 2, 4, 5, 6, 7)),
    );
  });

  it('is true or false as it was', () => {
    expect(['1', '0'].map(translateCell('boolean', up))).toEqual(['true', 'false']);
    expect(['true', 'false'].map(translateCell('boolean', down))).toEqual(['1', '0']);
  });

  it('is left as it is where there is nothing to translate', () => {
    for (const type of ['text', 'jsonb', 'bigInteger', 'double'])
      expect(translateCell(type, up)('{"a": 1}')).toBe('{"a": 1}');
    const same = { from: 'postgres', to: 'postgres' } as const;
    expect(translateCell('datetime', same)('2026-03-04 05:06:07.123456')).toBe(
      '2026-03-04 05:06:07.123456',
    );
  });
});
