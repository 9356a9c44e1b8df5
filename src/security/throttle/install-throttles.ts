import type { Core } from '@strapi/strapi';
import type { Environment } from '../../environment/environment';
import type { LoginThrottle } from '../../ports/throttles';
import { countedAddress } from './counted-address';
import { createLoginThrottle } from './login-throttle';
import { createReadThrottle } from './read-throttle';
import { createStoredAttempts, installAttemptsTable } from './stored-attempts';
import { createWindows } from './windows';

const loginWindowMilliseconds = 5 * 60 * 1_000;
const mostAddresses = 10_000;

const now = (): number => performance.now();

/** What counts who tries to log in, and who reads; the middlewares and the front door ask for them by name. */
export const installThrottles = (strapi: Core.Strapi, environment: Environment): void => {
  const { database, loginAttempts, loginAttemptsInAll, isBehindTls } = environment;
  const isShared = database.client === 'postgres';
  if (isShared) installAttemptsTable(strapi);
  const mostEachMinute = environment.readsPerMinute;
  strapi.add('readThrottle', () =>
    createReadThrottle({ mostEachMinute, isBehindProxy: isBehindTls, now }),
  );

  const createCounter = () =>
    isShared
      ? createStoredAttempts(strapi, loginWindowMilliseconds)
      : createWindows({
          mostKeys: mostAddresses,
          windowMilliseconds: loginWindowMilliseconds,
          now,
        });
  const bounds = { perAddress: loginAttempts, inAll: loginAttemptsInAll };
  strapi.add('loginThrottle', (): LoginThrottle => {
    const throttle = createLoginThrottle(createCounter(), bounds, now);
    return (request) => throttle(countedAddress(request, { isBehindProxy: isBehindTls }));
  });
};
