import { forms } from '../../explainer/forms/form';

/** A request made of nothing but its key, so that nothing of the reader who happened to be the first is in the answer. */
export interface KeyedRequest {
  method: 'GET' | 'POST';
  address: string;
  headers: Record<string, string>;
  body: string | undefined;
  isGraphql: boolean;
}

/** Under which an answer to a GET is kept; `form` is the name of the one that the reader likes best. */
export const getKey = (address: string, form: string): string => `${form} ${address}`;

export const keyedGet = (address: string, form: string, isGraphql: boolean): KeyedRequest => ({
  method: 'GET',
  address,
  headers: {
    accept: forms.find(({ name }) => name === form)?.contentType.split(';')[0] ?? '*/*',
  },
  body: undefined,
  isGraphql,
});

/** Under which an answer to a POST to GraphQL is kept. */
export const postKey = (body: string): string => `graphql ${body}`;

export const keyedPost = (body: string): KeyedRequest => ({
  method: 'POST',
  address: '/graphql',
  headers: { accept: 'application/json', 'content-type': 'application/json' },
  body,
  isGraphql: true,
});
