// Which words a channel's updates are told in.
import type { Normalise } from './adapter.ts';
import { normaliseMax } from './max/normalise.ts';
import { normaliseTelegram } from './telegram/normalise.ts';
import { normaliseWeb } from './web/normalise.ts';

const known: Record<string, Normalise> = { telegram: normaliseTelegram, max: normaliseMax, web: normaliseWeb };

export function normaliserOf(channel: string): Normalise {
  const found = known[channel];
  if (!found) throw new Error(`nobody reads the channel ${channel}`);
  return found;
}
