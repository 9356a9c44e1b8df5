// @ts-check
import { distFolder } from '../../src/start/builds.mjs';
import { ask, isHit } from '../load/ask.mjs';
import { compare } from '../load/compare.mjs';
import { checkSizes, checkStatuses, compareBytes, hitShare, percent } from '../load/remarks.mjs';
import { comparisonColumns, comparisonRow } from '../report/comparison-row.mjs';
import { copyDatabase } from '../servers/databases.mjs';
import { startApp } from '../servers/start-app.mjs';
import { setFloorAnswer, startFloor } from '../servers/start-floor.mjs';
import { hitSubjects } from './subjects.mjs';

const fewConnections = 16;

/** @param {import('../load/load.mjs').Load[]} loads */
const checkHits = (loads) =>
  hitShare(loads) < 1 ? [`**not from the store: ${percent(1 - hitShare(loads))}**`] : [];

/**
 * What readers ask for, beside a bare node:http server that sends the same head and the same bytes from memory.
 * @param {import('../options.mjs').Bench} bench
 */
export const measureHits = async ({ workplace, options, say }) => {
  const database = await copyDatabase(workplace, 1, 'hits');
  const app = await startApp(workplace, distFolder, database);
  const floor = await startFloor(workplace);
  const rows = [];
  for (const { name, request, status, goal } of await hitSubjects(app)) {
    const sides = { base: { server: floor, request }, ours: { server: app, request } };
    // Asked before, so that what is captured is what comes from the store.
    await ask(app, request);
    await ask(app, request);
    const captured = await ask(app, request);
    await setFloorAnswer(floor, captured);
    const before = await compareBytes(sides.base, sides.ours);
    // Computed anew for hundreds at once, one row would take as long as all others together.
    const counts = isHit(captured) ? options.connections : [fewConnections];
    for (const connections of counts) {
      say(`hits: ${name}, ${connections} connections`);
      const { seconds, rounds } = options;
      const loads = await compare(sides.base, sides.ours, { connections, seconds, rounds });
      const remarks = [
        ...before,
        ...checkStatuses('ours', loads.ours, status),
        ...checkStatuses('floor', loads.base, status),
        ...checkSizes(loads),
        ...checkHits(loads.ours),
      ];
      const title = captured.body.length > 0 ? `${name}, ${captured.body.length} bytes` : name;
      rows.push(comparisonRow({ name: title, connections, goal, remarks }, loads));
    }
  }
  await Promise.all([app.stop(), floor.stop()]);
  return {
    title: 'Hits, beside a bare HTTP server',
    columns: comparisonColumns('floor'),
    rows,
  };
};
