// @ts-check
import { distFolder } from '../../src/start/builds.mjs';
import { compare } from '../load/compare.mjs';
import { checkStatuses } from '../load/remarks.mjs';
import { comparisonColumns, comparisonRow } from '../report/comparison-row.mjs';
import { copyDatabase } from '../servers/databases.mjs';
import { startApp } from '../servers/start-app.mjs';
import { coldSubjects, hitSubjects } from './subjects.mjs';

const connections = 16;

/**
 * The same reads of the same explainer, with many others in the database and with one.
 * @param {import('../options.mjs').Bench} bench
 */
export const measureSize = async ({ workplace, options, say }) => {
  const { explainers } = options;
  say(`size: importing ${explainers} explainers`);
  const [few, many] = [
    await copyDatabase(workplace, 1, 'size-1'),
    await copyDatabase(workplace, explainers, `size-${explainers}`),
  ];
  const small = await startApp(workplace, distFolder, few);
  const large = await startApp(workplace, distFolder, many);
  const reads = [
    ...(await hitSubjects(small)),
    ...(await coldSubjects(small)).map((subject) => ({
      ...subject,
      name: `cold: ${subject.name.replace(/, beside.*/, '')}`,
    })),
  ];
  // The same revision has another number there, and so another entity tag.
  const readsOfLarge = [...(await hitSubjects(large)), ...(await coldSubjects(large))];
  const rows = [];
  for (const [index, { name, request, status }] of reads.entries()) {
    say(`size: ${name}`);
    const loads = await compare(
      { server: small, request },
      { server: large, request: readsOfLarge[index]?.request ?? request },
      { ...options, connections },
    );
    const remarks = [
      ...checkStatuses('ours', loads.ours, status),
      ...checkStatuses('with one', loads.base, status),
    ];
    rows.push(comparisonRow({ name, connections, goal: '0.85 – 1.15', remarks }, loads));
  }
  await Promise.all([small.stop(), large.stop()]);
  return {
    title: `${explainers} explainers beside the one that is read, and 1`,
    columns: comparisonColumns('with 1'),
    rows,
  };
};
