/** A request made of nothing but its key, so that nothing of the reader who happened to be the first is in the answer. */
export interface KeyedRequest {
  method: 'GET' | 'POST';
  address: string;
  headers: Record<string, string>;
  body: string | undefined;
  isGraphql: boolean;
}

/** Under which an answer to a GET is kept; `mediaType` is the one that the reader likes best. */
export const getKey = (address: string, mediaType: string): string => `${mediaType} ${address}`;

export const json = 'application/json';

export const keyedGet = (address: string, mediaType: string, isGraphql: boolean): KeyedRequest => ({
  method: 'GET',
  address,
  headers: { accept: mediaType },
  body: undefined,
  isGraphql,
});

/** Under which an answer to a POST to GraphQL is kept. */
export const postKey = (body: string): string => `graphql ${body}`;

export const keyedPost = (body: string): KeyedRequest => ({
  method: 'POST',
  address: '/graphql',
  headers: { accept: json, 'content-type': json },
  body,
  isGraphql: true,
});
