// Keeps the memory of streams flat. V8 lets some 64 MB of dead buffers gather before it looks for them, for a buffer is
// a few bytes of its own heap; streams that move gigabytes would hold that much for nothing.
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const mebibyte = 1 << 20;
/** Dead buffers that may gather before the young ones are collected: some milliseconds. */
const youngBytes = 8 * mebibyte;
/** What may gather among those that outlived that, before everything is collected; at most once for so many megabytes. */
const oldBytes = 20 * mebibyte;
const fullCollectionEvery = 512;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options: { type: 'minor' | 'major' }) => void;
let lowest = Number.POSITIVE_INFINITY;
let lowestOfAll = Number.POSITIVE_INFINITY;
let sinceFull = 0;

/** Gives the memory of a buffer back at once. The buffer must be the caller's own, and used by nobody any more. */
export function release(buffer: Buffer): void {
  const memory = buffer.buffer;
  if (memory instanceof ArrayBuffer && memory.byteLength === buffer.byteLength) memory.transfer(0);
}

/** Called once for each megabyte that moves: collects the dead buffers when enough of them have gathered. */
export function collectDeadBuffers(): void {
  const held = getHeapStatistics().external_memory;
  lowest = Math.min(lowest, held);
  lowestOfAll = Math.min(lowestOfAll, held);
  sinceFull += 1;
  if (held - lowest < youngBytes) return;
  if (held - lowestOfAll > oldBytes + youngBytes && sinceFull >= fullCollectionEvery) {
    collect({ type: 'major' });
    sinceFull = 0;
    lowestOfAll = Number.POSITIVE_INFINITY;
  } else {
    collect({ type: 'minor' });
  }
  // Sweeping goes on beside the program: the number still falls, and `lowest` with it.
  lowest = getHeapStatistics().external_memory;
}
