/** The doors at which one published article's title is read, and how each answer is read. */
export const doorsTo = (slug: string) => {
  const query = `{ articles(filters: { slug: { eq: "${slug}" } }) { title } }`;
  const readText = async (url: string, init?: RequestInit) => {
    const answer = await fetch(url, init);
    return { text: await answer.text(), status: answer.headers.get('cache-status') ?? '' };
  };
  const get = (path: string) => (url: string) => readText(`${url}${path}`);
  return {
    explainer: get(`/api/explainers/${slug}`),
    html: get(`/api/explainers/${slug}?format=html`),
    list: get('/api/explainers?limit=100'),
    rest: get(`/api/articles?filters[slug]=${slug}&fields=title`),
    byGet: get(`/graphql?query=${encodeURIComponent(query)}`),
    byPost: (url: string) =>
      readText(`${url}/graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ query }),
      }),
  };
};

/** The title's number in an answer, as `titleOf` wrote it; -1 where there is none. */
export const numberIn = (text: string): number => Number(/Round (\d+)\./.exec(text)?.[1] ?? -1);

export const titleOf = (round: number): string => `Round ${round}.`;
