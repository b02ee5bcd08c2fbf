// Looks at the program of this machine in a thread of its own; whoever asks meanwhile gets the same answer.
import { programSetting } from '#contract/settings/program.ts';
import type { Services } from '../services.ts';
import { settingValue } from '../settings/value.ts';
import { inThread } from '../thread.ts';
import type { Look, Verdict } from './verdict.ts';

const bounds = { memoryMb: 256, patienceMs: 30 * 60_000 };
const looking = new Map<string, Promise<Verdict>>();

export async function lookHere(services: Services): Promise<Verdict> {
  const { publicKey } = await settingValue(services, programSetting);
  const look: Look = { folder: services.config.programDir, publicKey };
  const key = JSON.stringify(look);
  const already = looking.get(key);
  if (already) return already;
  const found = inThread<Verdict>(new URL('./look-thread.ts', import.meta.url), look, bounds);
  looking.set(key, found);
  return found.finally(() => looking.delete(key));
}
