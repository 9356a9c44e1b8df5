import { measuredWidths, reservedHeight, widestElement } from '../../../src/embeds/reserved-height';

/** What a browser makes of it in a column so many `em` wide. */
const heightIn = (written: string, width: number): number => {
  const terms = written.replace(/^max\((.*)\)$/, '$1').split(', ');
  const heights = terms.map((term) => {
    const [, ems, hundredths = '0'] = /^([\d.]+)em(?: - (\d+)cqi)?$/.exec(term) ?? [];
    return Number(ems) - (Number(hundredths) / 100) * width;
  });
  return Math.max(...heights);
};

const measure = (heightAt: (width: number) => number, widest = widestElement) =>
  measuredWidths(widest).map((width) => ({ width, height: heightAt(width) }));

const lineHeight = 1.6;

/** A text of several paragraphs, each of so many letters, of which a column has two to an `em`. */
const paragraphs =
  (...lengths: number[]) =>
  (width: number): number =>
    lengths.reduce(
      (height, letters) => height + lineHeight * Math.ceil(letters / (2 * Math.min(width, 40))) + 1,
      4,
    );

describe('The height that is kept free for a text', () => {
  const texts = {
    'a short one': paragraphs(90),
    'a section': paragraphs(320, 410, 150, 700, 80, 260),
    'one that gets a line more in all paragraphs at once': paragraphs(...Array(40).fill(480)),
    'a whole explainer': paragraphs(
      ...Array.from({ length: 150 }, (_, n) => 60 + ((n * 137) % 640)),
    ),
  };

  it.each(Object.entries(texts))(
    'is that of the text at each width that was measured, or more: %s',
    (_, heightAt) => {
      const written = reservedHeight(measure(heightAt));
      for (const width of [...measuredWidths(widestElement), 48, 60, 75]) {
        expect([width, heightIn(written, width) >= heightAt(width)]).toEqual([width, true]);
      }
    },
  );

  it('is little more than that', () => {
    const heightAt = texts['a whole explainer'];
    const written = reservedHeight(measure(heightAt));
    const tooHigh = measuredWidths(60).map((width) => heightIn(written, width) / heightAt(width));
    expect(Math.max(...tooHigh)).toBeLessThan(1.12);
    expect(Math.min(...tooHigh)).toBeGreaterThanOrEqual(1);
  });

  it('is written as the greatest of one for broad columns and a line for each that is narrower', () => {
    const written = reservedHeight(measure(texts['a section']));
    expect(written).toMatch(/^max\([\d.]+em(?:, [\d.]+em - \d+cqi){3}\)$/);
  });

  it('is one length where the text is as high everywhere, a line more for what was not measured', () => {
    expect(reservedHeight(measure(() => 30))).toBe('32em');
  });

  it('of a frame ends with the frame, which is as wide as its code says', () => {
    const heightAt = (width: number): number => 2000 / width;
    const written = reservedHeight(measure(heightAt, 40));
    expect(heightIn(written, 75)).toBe(52);
    expect(heightIn(written, 14)).toBeGreaterThanOrEqual(heightAt(14));
  });
});
