// @ts-check
// Before `strapi develop`, which builds for itself but needs secrets.
import { prepareEnvironment } from './prepare.mjs';
import { stopBecauseOf } from './start-problem.mjs';

try {
  await prepareEnvironment(console.log);
} catch (error) {
  stopBecauseOf(error);
}
