// @ts-check
// `npm run build`: what `npm start` would build, without starting; for container images.
import { buildAdmin } from './build.mjs';
import { prepare } from './prepare.mjs';
import { stopBecauseOf } from './start-problem.mjs';

try {
  await prepare(console.log);
  await buildAdmin(console.log);
} catch (error) {
  stopBecauseOf(error);
}
