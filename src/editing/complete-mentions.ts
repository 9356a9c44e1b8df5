import { errors } from '@strapi/utils';
import { anchorMentions, type Anchor } from '../explainer/anchor-mentions';
import { isRecord } from '../explainer/is-record';

type Mention = Anchor & Record<string, unknown>;

/** What a form or a client gives of a mention it means to keep: perhaps its id alone. */
const complete = (
  given: unknown,
  current: readonly Record<string, unknown>[],
  index: number,
): Mention => {
  const mention = isRecord(given) ? given : {};
  const stored = current.find(({ id }) => id !== undefined && id === mention.id);
  const quote = mention.quote ?? stored?.quote;
  const start = mention.start ?? stored?.start;
  if (typeof quote !== 'string' || quote === '') {
    throw new errors.ValidationError(
      `mentions[${index}].quote — expected the words of the section that name it`,
    );
  }
  const from = typeof start === 'number' ? start : 0;
  return { ...mention, quote, start: from, end: from + quote.length };
};

/**
 * The mentions of a section as they can be saved with `body`: each at its words.
 * One that was there before goes when its words go; a new one whose words are not there is a mistake, and refused.
 *
 * @param given mentions of a form, a client or the database; offsets may be missing, and all but the id of those that `current` has
 * @param current the mentions of the draft
 */
export const completeMentions = (
  body: string,
  given: readonly unknown[],
  current: readonly Record<string, unknown>[],
): Mention[] =>
  given.flatMap((value, index) => {
    const mention = complete(value, current, index);
    const anchored = anchorMentions(body, [mention]);
    if (anchored.length === 0 && mention.id === undefined) {
      throw new errors.ValidationError(
        `mentions[${index}].quote — expected words that stand in the body; "${mention.quote}" does not`,
      );
    }
    return anchored;
  });
