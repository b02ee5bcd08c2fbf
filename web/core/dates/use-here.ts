// The present moment, zone and language for components that show dates; re-renders them when a minute passes.
import { useSyncExternalStore } from 'react';
import { useLocale } from '../text/texts.ts';
import { dayInZone } from './day.ts';
import type { Here } from './format.ts';
import { currentZone, readersZone } from './zone.ts';

let now = new Date();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

export function useHere(): Here {
  const locale = useLocale();
  const moment = useSyncExternalStore(subscribe, () => now);
  return { locale, zone: currentZone(), ownZone: readersZone(), now: moment };
}

/** Today in the organisation's zone, `YYYY-MM-DD`. */
export function today(): string {
  return dayInZone(new Date(), currentZone());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 30_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  now = new Date();
  for (const listener of listeners) listener();
}
