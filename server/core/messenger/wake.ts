// Wakes the loops of this process when there is something for them; those of other processes look every moment.
import { EventEmitter } from 'node:events';

const bells = new WeakMap<object, EventEmitter>();
const bellOf = (pools: object): EventEmitter => {
  let bell = bells.get(pools);
  if (!bell) {
    bell = new EventEmitter().setMaxListeners(50);
    bells.set(pools, bell);
  }
  return bell;
};

export const wakeChats = (pools: object): boolean => bellOf(pools).emit('ring');

/** Waits until something is rung or the time is over. */
export function restUntilWoken(pools: object, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const bell = bellOf(pools);
    const end = () => {
      clearTimeout(timer);
      bell.off('ring', end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    bell.once('ring', end);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}
