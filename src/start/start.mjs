// @ts-check
// `npm start`: everything from a fresh clone to a running server, and nothing twice.
import './keep-tick-shape.mjs';
import { buildAdmin } from './build.mjs';
import { checkPort } from './check-port.mjs';
import { endWithNpm } from './end-with-npm.mjs';
import { prepare } from './prepare.mjs';
import { serve } from './serve.mjs';
import { stopBecauseOf } from './start-problem.mjs';

endWithNpm();

try {
  const environment = await prepare(console.log);
  await checkPort(environment);
  await buildAdmin(console.log);
  await serve(environment);
} catch (error) {
  stopBecauseOf(error);
}
