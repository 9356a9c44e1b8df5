import { judgeRelations } from '../../../src/security/judge-relations';
import type { Attributes } from '../../../src/security/judge-filters';

const attributes: Record<string, Attributes> = {
  article: {
    title: { type: 'string' },
    sections: { type: 'relation', target: 'section', isList: true },
    review: { type: 'component', target: 'review' },
    mentions: { type: 'component', target: 'mention', isList: true },
  },
  review: { reviewedBy: { type: 'relation', target: 'contributor' }, nextDue: { type: 'date' } },
  mention: { condition: { type: 'relation', target: 'condition' } },
};
const judge = (data: unknown) => judgeRelations(data, 'article', (uid) => attributes[uid] ?? {});
const expected = (path: string) =>
  `${path} — expected the documentId of an entry, by itself or in an object, and nothing that names a row`;

describe('What a write says of other entries', () => {
  it.each([
    [undefined],
    [{ title: 5 }],
    [{ sections: null }],
    [{ sections: [] }],
    [{ sections: ['abc', { documentId: 'abc', id: 5, locale: 'en' }] }],
    [{ sections: { connect: [{ documentId: 'abc', position: { end: true } }], disconnect: [] } }],
    [{ sections: { set: null, options: { strict: true } } }],
    [{ review: { reviewedBy: { set: ['abc'] } }, mentions: [{ condition: 'abc' }, {}] }],
    [{ review: null, mentions: null }],
  ])('names documents in %j', (data) => expect(judge(data)).toBeNull());

  it.each([
    [{ sections: 5 }, 'sections'],
    [{ sections: '5abc' }, 'sections'],
    [{ sections: [true] }, 'sections[0]'],
    [{ sections: ['abc', 5] }, 'sections[1]'],
    [{ sections: { documentId: 5 } }, 'sections'],
    [{ sections: { id: 5, connect: [] } }, 'sections'],
    [{ sections: { connect: [{ documentId: '' }] } }, 'sections.connect[0]'],
    [{ sections: { disconnect: [{ id: 5 }] } }, 'sections.disconnect[0]'],
    [{ sections: { set: { id: 5 } } }, 'sections.set'],
    [{ review: { reviewedBy: { id: 5 } } }, 'review.reviewedBy'],
    [
      { mentions: [{ condition: 'abc' }, { condition: { connect: [5] } }] },
      'mentions.condition.connect[0]',
    ],
  ])('names a row in %j', (data, path) => expect(judge(data)).toBe(expected(path)));
});
