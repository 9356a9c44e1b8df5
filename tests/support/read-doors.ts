import { createHash } from 'node:crypto';

/** The doors at which one published article's title is read, and how each answer is read. */
export const doorsTo = (slug: string) => {
  const query = `{ articles(filters: { slug: { eq: "${slug}" } }) { title } }`;
  const readText = async (url: string, init?: RequestInit) => {
    const answer = await fetch(url, init);
    return { text: await answer.text(), status: answer.headers.get('cache-status') ?? '' };
  };
  /** The feed's last entry that has a note, by way of every page before. */
  const readFeed = async (url: string) => {
    let page = '/api/changes?limit=100';
    for (;;) {
      const { text, status } = await readText(`${url}${page}`);
      const { data, meta } = JSON.parse(text);
      const last = data.findLast(({ note }: { note: string | null }) => note !== null);
      if (!meta.hasMore) return { text: JSON.stringify(last ?? {}), status };
      page = `/api/changes?limit=100&since=${meta.cursor}`;
    }
  };
  const hash = createHash('sha256').update(query).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash: hash } };
  const byHash = `/graphql?extensions=${encodeURIComponent(JSON.stringify(extensions))}`;
  const post = (url: string, body: object) =>
    readText(`${url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  /** As Apollo's clients do: by its hash, and with its text where that is not known. */
  const readPersisted = async (url: string) => {
    const answer = await readText(`${url}${byHash}`);
    if (!answer.text.includes('PersistedQueryNotFound')) return answer;
    await post(url, { query, extensions });
    return readText(`${url}${byHash}`);
  };
  const get = (path: string) => (url: string) => readText(`${url}${path}`);
  return {
    explainer: get(`/api/explainers/${slug}`),
    html: get(`/api/explainers/${slug}?format=html`),
    fragment: get(`/api/explainers/${slug}?format=html&shadow=open`),
    page: get(`/embed/${slug}`),
    oembed: get(`/oembed?url=/embed/${slug}`),
    changes: readFeed,
    list: get('/api/explainers?limit=100'),
    rest: get(`/api/articles?filters[slug]=${slug}&fields=title`),
    byGet: get(`/graphql?query=${encodeURIComponent(query)}`),
    byPost: (url: string) => post(url, { query }),
    byHash: readPersisted,
  };
};

const titleOf = (round: number): string => `Round ${round}.`;

/** A publish of this round: the title tells it, and in the feed the note. */
export const dataOf = (round: number) => ({ title: titleOf(round), changeNote: titleOf(round) });

/** The title's number in an answer, as `titleOf` wrote it; -1 where there is none. */
export const numberIn = (text: string): number => Number(/Round (\d+)\./.exec(text)?.[1] ?? -1);
