import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { generateExplainer, realLength } from '../support/generate-explainer.cjs';
import { asSent, drawHeavy, drawNeighbour, type HeavyRequest } from '../support/heavy-requests';
import { obviouslyHeavy } from '../support/obviously-heavy';
import { importRewritten, ofRewritten } from '../support/rewritten-explainer';
import { onEveryDatabase, type Strain } from '../support/running-app';
import { sendRequest } from '../support/send-request';
import { withoutMemory } from '../support/without-memory';

/** `npm run worst-request` asks for more of each. */
const explainers = Number(process.env.WORST_REQUEST_EXPLAINERS ?? 3);
const draws = Number(process.env.WORST_REQUEST_DRAWS ?? 20);
const climbs = Number(process.env.WORST_REQUEST_CLIMBS ?? 2);
const seed = Number(process.env.GENERATED_SEED ?? 5540);
const kept = 10;
/** A single reading may be of something else that the process, or its database, did at that moment. */
const timesAskedAgain = 5;

interface Measured extends Strain {
  request: HeavyRequest;
  status: number;
  whole: number;
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** A request may keep others waiting for long, or take long without that. */
const rankings = ['blocked', 'whole'] as const;

/** As a populated read of Strapi's own, of a page as it is where nothing is said. */
const usual: HeavyRequest = { address: '/api/articles', parts: ['populate[sections]=true'] };

onEveryDatabase(
  'Of requests that look for the heaviest there is',
  (app) => {
    let agent: Agent;
    let known: Record<string, string>;
    beforeAll(async () => {
      agent = new Agent({ keepAlive: true });
      const folder = mkdtempSync(join(tmpdir(), 'worst-'));
      for (let number = 1; number <= explainers; number += 1) {
        const { name, text } = generateExplainer(number, realLength(number));
        writeFileSync(join(folder, name), text);
      }
      await app().importFiles([folder]);
      rmSync(folder, { recursive: true });
      known = await importRewritten(app());
      // What a server does by itself within a minute of many changes, but not for rows that came with a copied database.
      if (app().database === 'postgres') await app().sql('ANALYZE');
    }, 60 * 60_000);
    afterAll(() => agent.destroy());

    const measure = async (request: HeavyRequest): Promise<Measured> => {
      let status = 0;
      let whole = 0;
      const strain = await app().strain(async () => {
        const from = performance.now();
        status = (await sendRequest(app(), agent, asSent(request, known)).answered).status;
        whole = performance.now() - from;
      });
      return { request, status, whole, ...strain };
    };
    const drawn = <Value>(count: number, from: number, draw: (value: fc.GeneratorValue) => Value) =>
      fc.sample(fc.gen(), { numRuns: count, seed: seed + from }).map(draw);

    it(
      'each is answered or refused, and none fails',
      async () => {
        const calibration = await app().calibrate();
        await measure(usual);
        const populated = await measure(usual);
        const worst: Record<(typeof rankings)[number], Measured[]> = { blocked: [], whole: [] };
        const failed: Measured[] = [];
        const consider = async (request: HeavyRequest): Promise<void> => {
          const measured = await measure(request);
          if (measured.status >= 500) failed.push(measured);
          for (const by of rankings) {
            worst[by] = [...worst[by], measured]
              .sort((one, other) => other[by] - one[by])
              .slice(0, kept);
          }
        };
        // The premise: what is searched with is there.
        for (const request of ofRewritten) {
          const measured = await measure(request);
          expect([request, measured.status]).toEqual([request, 200]);
        }
        for (const request of [...ofRewritten, ...obviouslyHeavy, ...drawn(draws, 0, drawHeavy)]) {
          await consider(request);
        }
        for (let climb = 1; climb <= climbs; climb += 1) {
          const tops = [...new Set(rankings.flatMap((by) => worst[by]))].map(
            ({ request }) => request,
          );
          const steps = drawn(tops.length, climb, (draw) => draw);
          for (const [index, top] of tops.entries()) {
            const draw = steps[index];
            if (draw) await consider(drawNeighbour(top, draw));
          }
        }
        if (process.env.WORST_REQUEST_DRAWS !== undefined) {
          const again = async ({ request }: Measured): Promise<string> => {
            const readings: Measured[] = [];
            for (let time = 0; time < timesAskedAgain; time += 1)
              readings.push(await measure(request));
            return rankings
              .map((by) => readings.map((one) => one[by]))
              .flatMap((values) => [median(values), Math.max(...values)])
              .map((value) => value.toFixed(0).padStart(8))
              .join('');
          };
          const found = [...new Set(rankings.flatMap((by) => worst[by]))];
          const askedAgain = new Map<Measured, string>();
          for (const one of found) askedAgain.set(one, await again(one));
          const line = ({ request, status, blocked, stalled, processor, whole }: Measured) =>
            `${[blocked, stalled, processor, whole].map((one) => one.toFixed(0).padStart(8)).join('')}  ${status}  ${request.address} ${request.parts.join(' & ').slice(0, 600)}`;
          process.stdout.write(
            [
              `\n${app().database}: ${explainers} explainers; a fixed piece of work takes ${calibration.toFixed(0)} ms of processor time here`,
              ' blocked stalled processor whole (ms)  status  request',
              `${line(populated)} (a usual one)`,
              ...rankings.flatMap((by) => [`the worst by ${by}:`, ...worst[by].map(line)]),
              `each of these asked ${timesAskedAgain} times more: blocked, median and most, and whole, median and most`,
              ...found.map(
                (one) =>
                  `${askedAgain.get(one) ?? ''}  ${one.request.address} ${one.request.parts.join(' & ').slice(0, 600)}`,
              ),
              '',
            ].join('\n'),
          );
        }
        expect(failed).toEqual([]);
        for (const by of rankings) expect(worst[by]).toHaveLength(kept);
      },
      24 * 60 * 60_000,
    );
  },
  { environment: withoutMemory },
);
