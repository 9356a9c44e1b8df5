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
/**
 * Far more than the panels of an office ask for, whose sessions a refusal would end; and of one address alone, or anybody could end all
 * of them.
 */
const renewalsPerAddress = 100;

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
  const bounds = {
    login: { perAddress: loginAttempts, inAll: loginAttemptsInAll },
    renewal: { perAddress: renewalsPerAddress, inAll: null },
  };
  strapi.add('loginThrottle', (): LoginThrottle => {
    const counter = createCounter();
    const throttles = {
      login: createLoginThrottle(counter, 'login', bounds.login, now),
      renewal: createLoginThrottle(counter, 'renewal', bounds.renewal, now),
    };
    return (request, tried) =>
      throttles[tried](countedAddress(request, { isBehindProxy: isBehindTls }));
  });
};
