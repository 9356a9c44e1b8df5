import type { RunningApp } from './running-app';

interface ServedSection {
  slug: string;
  heading: string;
  body: string;
  position: number;
  parent: { slug: string } | null;
  conditions: { slug: string }[];
  sideEffects: { slug: string }[];
  mentions: {
    quote: string;
    start: number;
    end: number;
    section: string;
    condition: { slug: string } | null;
    sideEffect: { slug: string } | null;
  }[];
}

const query = `query ($slug: String!) {
  articles(filters: { slug: { eq: $slug } }) {
    documentId title titleVariant lead
    sections(sort: "position", pagination: { limit: 100 }) {
      documentId slug heading level position body
      parent { slug }
      conditions { slug }
      sideEffects { slug }
      mentions { section quote start end condition { slug } sideEffect { slug } }
    }
  }
}`;

interface ServedExplainer {
  title: string;
  titleVariant: string | null;
  lead: string;
  sections: ServedSection[];
}

/** Everything that GraphQL serves of one published explainer, in one request. */
export const fetchExplainer = async (app: RunningApp, slug: string): Promise<ServedExplainer> => {
  const { data, errors } = await app.graphql(query, { slug });
  if (errors) throw new Error(JSON.stringify(errors));
  expect(data.articles).toHaveLength(1);
  return data.articles[0];
};

/** The tree of sections, drawn with two spaces a level, in reading order. */
export const drawTree = (
  sections: readonly ServedSection[],
  parent: string | null = null,
  indent = '',
): string[] =>
  sections
    .filter((section) => (section.parent?.slug ?? null) === parent)
    .flatMap(({ slug }) => [indent + slug, ...drawTree(sections, slug, `${indent}  `)]);

/** Slugs of all that the sections are linked to, in alphabetical order. */
export const slugsIn = (
  sections: readonly ServedSection[],
  kind: 'conditions' | 'sideEffects',
): string[] =>
  [...new Set(sections.flatMap((section) => section[kind].map(({ slug }) => slug)))].sort();
