import { conflictIn, describeConflict, goOn, type Choice, type Conflict } from './conflict';
import { documentRequest, loadedVersions, preconditionOf, versionIn } from './loaded-versions';

type Ask = (conflict: Conflict) => Promise<Choice>;

/** Where there is no dialog, since a document can be saved from other pages than its own. */
const askInBrowser: Ask = (conflict) => {
  const question = `${describeConflict(conflict)}\n\nOK ${goOn[conflict.action].consequence}; Cancel loads what is saved.`;
  return Promise.resolve(window.confirm(question) ? 'go on' : 'load theirs');
};

const asking = { ask: askInBrowser };

/** Lets conflicts be shown from now on; gives what ends it. */
export const answerConflicts = (ask: Ask): (() => void) => {
  asking.ask = ask;
  return () => {
    if (asking.ask === ask) asking.ask = askInBrowser;
  };
};

const withHeaders = (init: RequestInit | undefined, added: Record<string, string>): RequestInit => {
  const headers = new Headers(init?.headers);
  for (const [name, value] of Object.entries(added)) headers.set(name, value);
  return { ...init, headers };
};

/**
 * Has every save say which version its form was loaded with. Below all of the panel, since its requests have no place where a
 * header can be added: whichever button, shortcut or window of it saves, the save goes through here.
 */
export const watchVersions = (): void => {
  const send = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    if (input instanceof Request) return send(input, init);
    const url = new URL(input, window.location.href);
    const request = documentRequest(init?.method?.toUpperCase() ?? 'GET', url);
    if (request === undefined) return send(input, init);
    const remember = (response: Response): Response => {
      if (response.ok) loadedVersions.set(request.key, versionIn(response.headers));
      return response;
    };
    const { action } = request;
    if (action === 'read') return remember(await send(input, init));

    const write = (version: string | null | undefined) =>
      send(input, withHeaders(init, preconditionOf(version)));
    let response = await write(loadedVersions.get(request.key));
    for (;;) {
      const conflict = await conflictIn(response, { action, body: init?.body });
      if (conflict === undefined) return remember(response);
      const choice = await asking.ask(conflict);
      if (choice === 'load theirs') {
        window.location.reload();
        return response;
      }
      // Somebody may have saved once more while the question stood there; then it is asked again.
      response = await write(conflict.currentVersion);
    }
  };
};
