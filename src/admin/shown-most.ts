/** Views of one text on one day, as the server tells them. */
export interface View {
  explainer: string;
  part: string;
  views: number;
}

export interface ShownExplainer {
  explainer: string;
  texts: { name: string; views: number }[];
}

export interface Shown {
  total: number;
  explainers: ShownExplainer[];
  /** Of the texts that are not among these. */
  rest: { texts: number; views: number };
}

/** What a part is called where an editor reads it. */
const nameOf = (part: string): string => {
  if (part === 'explainer') return 'All of it';
  if (part === 'side-effects') return 'The list of side effects';
  return part.replace(/^section\//, '').replace(/^condition\//, 'Condition: ');
};

const sum = (views: readonly { views: number }[]): number =>
  views.reduce((total, one) => total + one.views, 0);

/**
 * The texts that were shown most, each with its views of all days and revisions, by explainer.
 *
 * @param mostTexts how many are named; the others are added up
 */
export const shownMost = (views: readonly View[], mostTexts: number): Shown => {
  const texts = new Map<string, View>();
  for (const { explainer, part, views: shown } of views) {
    const key = `${explainer} ${part}`;
    texts.set(key, { explainer, part, views: (texts.get(key)?.views ?? 0) + shown });
  }
  const sorted = [...texts.values()].sort((one, other) => other.views - one.views);
  const explainers = new Map<string, ShownExplainer>();
  for (const { explainer, part, views: shown } of sorted.slice(0, mostTexts)) {
    const known = explainers.get(explainer) ?? { explainer, texts: [] };
    known.texts.push({ name: nameOf(part), views: shown });
    explainers.set(explainer, known);
  }
  const others = sorted.slice(mostTexts);
  return {
    total: sum(sorted),
    explainers: [...explainers.values()],
    rest: { texts: others.length, views: sum(others) },
  };
};
