import { readOrigin } from './read-origin';

/** A partner as it is about to be stored. */
export interface WrittenPartner {
  site: string;
  state: string;
  origins: readonly { origin: string }[];
}

/** What is wrong with it: the attribute, its place in the form, and `name — expected …`. */
export interface PartnerProblem {
  path: (string | number)[];
  message: string;
}

/** What is wrong with the origins by themselves; whether another partner has one, the database knows. */
export const judgeOrigins = ({ state, origins }: WrittenPartner): PartnerProblem[] => {
  if (origins.length === 0) {
    const message =
      'origins — expected at least one for an active partner; add the origin of its site, or set the state to "proposed" until it is known';
    return state === 'active' ? [{ path: ['origins'], message }] : [];
  }
  return origins.flatMap(({ origin }, index) => {
    const path = ['origins', index, 'origin'];
    const verdict = readOrigin(origin);
    if (!verdict.ok) return [{ path, message: `origins — "${origin}": ${verdict.message}` }];
    return origins.findIndex((one) => one.origin === origin) === index
      ? []
      : [{ path, message: `origins — expected each once; "${origin}" is there twice` }];
  });
};

/** What is wrong with the address of its site. */
export const judgeSite = ({ site }: WrittenPartner): PartnerProblem[] => {
  const url = URL.canParse(site) ? new URL(site) : undefined;
  const isAddress = url?.protocol === 'https:' && url.username === '' && !/\s/.test(site);
  const message =
    'site — expected the address of a page, such as https://clinic.example.org/ketamine';
  return isAddress ? [] : [{ path: ['site'], message }];
};
