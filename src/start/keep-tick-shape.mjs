// @ts-check
// Imported first in a process that serves: keeps one of the objects that Node makes for each `process.nextTick`, so that there always
// is one. V8 forgets a shape of which a collection of garbage finds no object. What was compiled for it looks for a new one, and
// after a few times for any: then a tick takes ten times as long, which was a tenth of the work of an answer from memory.
import { createHook } from 'node:async_hooks';

/** @type {Set<object>} */
export const keptTicks = new Set();

// Node shows these objects to hooks alone; this one is off again before anything else runs.
const hook = createHook({
  init: (_id, type, _trigger, resource) => {
    if (type === 'TickObject') keptTicks.add(resource);
  },
}).enable();
process.nextTick(() => undefined);
hook.disable();
