/** What went wrong: `name` as Strapi names its errors, `message` what is wrong and what is expected. */
export interface ToldError {
  status: number;
  name: string;
  message: string;
  details?: object;
}

/** An error as Strapi tells it. */
export const errorBody = ({ status, name, message, details = {} }: ToldError) => ({
  data: null,
  error: { status, name, message, details },
});

/** The same as text. */
export const errorText = (error: ToldError): string => JSON.stringify(errorBody(error));

/** An error as GraphQL tells it of a request that nobody executed. */
export const graphqlErrorBody = (message: string, code: string) => ({
  errors: [{ message, extensions: { code } }],
});
