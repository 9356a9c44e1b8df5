import supertest from 'supertest';
import type { RunningApp } from '../../support/running-app';

export type SharedApp = Pick<RunningApp, 'url' | 'request' | 'documents' | 'query'>;

const required = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is unset: the global setup of tests/browser has not run`);
  return value;
};

/** The project's own explainer, as the shared server serves it. */
export const ketamine = 'how-ketamine-infusions-work';

/** The one server of the run. Test files share it, so each gives its explainers slugs of its own. */
export const sharedApp = (): SharedApp => {
  const url = required('BROWSER_TEST_APP');
  const relay = required('BROWSER_TEST_RELAY');
  const call = async (sent: object): Promise<any> => {
    const response = await fetch(relay, {
      method: 'POST',
      body: JSON.stringify(sent),
    });
    const { result, error } = await response.json();
    if (error) throw new Error(error);
    return result;
  };
  const methods =
    (target: string) =>
    (uid: string): ReturnType<RunningApp['documents']> =>
      new Proxy({} as ReturnType<RunningApp['documents']>, {
        get:
          (_, method) =>
          (params = {}) =>
            call({ target, uid, method: String(method), params }),
      });
  return {
    url,
    request: supertest(url),
    documents: methods('documents'),
    query: methods('query'),
  };
};
