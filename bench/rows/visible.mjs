// @ts-check
import { distFolder } from '../../src/start/builds.mjs';
import { ask, isHit } from '../load/ask.mjs';
import { load } from '../load/load.mjs';
import { explainerRequest } from '../load/requests.mjs';
import { percent } from '../load/remarks.mjs';
import { copyDatabase, publishedSlug } from '../servers/databases.mjs';
import { startApp } from '../servers/start-app.mjs';
import { doorsTo } from './doors.mjs';
import { preparePublisher } from './publish.mjs';

const readers = 4;

/**
 * Whether what was published is what readers get from the moment on at which the editor is told so, on the instance that published.
 * @param {import('../options.mjs').Bench} bench
 */
export const measureVisible = async ({ workplace, options, say }) => {
  say('visible: on the publishing instance');
  const app = await startApp(workplace, distFolder, await copyDatabase(workplace, 1, 'visible'));
  const publisher = await preparePublisher(app, publishedSlug);
  const doors = doorsTo(publishedSlug, publisher.slug).map((door) => ({
    ...door,
    asked: 0,
    stored: 0,
    stale: 0,
  }));
  let isDone = false;
  // Readers who ask all the time, so that an answer is always being computed while something is published.
  const reading = (async () => {
    while (!isDone) {
      await load(app, explainerRequest(publishedSlug), { connections: readers, seconds: 1 });
    }
  })();
  for (let number = 0; number < options.publishes; number += 1) {
    for (const door of doors) {
      await ask(app, door.request);
      if (isHit(await ask(app, door.request))) door.stored += 1;
    }
    const words = await publisher.publish();
    const answers = await Promise.all(doors.map(({ request }) => ask(app, request)));
    for (const [index, door] of doors.entries()) {
      door.asked += 1;
      if (!answers[index]?.body.includes(words)) door.stale += 1;
    }
  }
  isDone = true;
  await reading;
  await app.stop();
  return {
    title: 'From publish to visible, on the instance that published',
    columns: [
      'what',
      'publishes',
      'stale answers',
      'goal',
      'old answer was in the store',
      'remarks',
    ],
    rows: doors.map(({ name, asked, stored, stale }) => [
      name,
      String(asked),
      String(stale),
      '0',
      percent(stored / asked),
      stored === 0 ? '**nothing was stored that could have been stale**' : '',
    ]),
  };
};
