/** How high a text is in a column of a width, both in `em` of the text, so that a reader's font size changes neither. */
export interface MeasuredHeight {
  width: number;
  height: number;
}

/** Where the text of an element grows no wider (`70ch`), whatever its font. */
export const widestElement = 45;
/** How wide a frame is where it has room. */
export const widestFrame = 40;

/** The narrowest is that of a telephone of 320 pixels in a page with broad margins. */
const bends = [14, 20, 30] as const;
const betweenMeasured = 0.25;

/** A line and a little: in a column between two widths that were measured, a word more may go on below. */
const oneLine = 2;

/** The widths at which a text is to be measured, in `em`, from the narrowest to the widest. */
export const measuredWidths = (widest: number): number[] => {
  const steps = Math.round((widest - bends[0]) / betweenMeasured);
  return Array.from({ length: steps + 1 }, (_, step) => bends[0] + step * betweenMeasured);
};

const ems = (height: number): string => `${Math.ceil((height + oneLine) * 10) / 10}em`;

/** The straight line over a text between two widths, which falls as its column grows; none where the text does not get lower. */
const lineOver = (measured: readonly MeasuredHeight[]): string[] => {
  const [first, last] = [measured[0], measured[measured.length - 1]];
  if (first === undefined || last === undefined || first === last) return [];
  const fall = (first.height - last.height) / (last.width - first.width);
  const hundredths = Math.round(100 * fall);
  if (hundredths <= 0) return [];
  const raised = measured.map(({ width, height }) => height + (hundredths / 100) * width);
  return [`${ems(Math.max(...raised))} - ${hundredths}cqi`];
};

/**
 * The room that a text takes in a column of any width from 14em on, and a little more, as a length of CSS (`max()` of Values and
 * Units 4, `cqi` of Containment 3). The narrower its column, the faster a text grows: straight lines between few widths are above
 * it, or are raised where it has a line more in between.
 *
 * @param measured at `measuredWidths`, in their order; above the widest the text is as high as there
 */
export const reservedHeight = (measured: readonly MeasuredHeight[]): string => {
  const widest = measured[measured.length - 1] ?? { width: 0, height: 0 };
  const lines = bends.flatMap((from, index) => {
    const to = bends[index + 1] ?? widest.width;
    return lineOver(measured.filter(({ width }) => width >= from && width <= to));
  });
  const constant = ems(widest.height);
  return lines.length === 0 ? constant : `max(${[constant, ...lines].join(', ')})`;
};
