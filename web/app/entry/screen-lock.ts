// The lock of the screen over all tabs of this browser: when anybody last touched one, and whether they are locked.
import { lockSession } from '#contract/sign-in.ts';
import { api } from '../../core/api/call.ts';

const touchedKey = 'vedomo.touched';
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('vedomo-lock');

type Word = 'locked' | 'unlocked';
const listeners = new Set<(word: Word) => void>();
if (channel) channel.onmessage = (message: MessageEvent<Word>) => tell(message.data);

function tell(word: Word): void {
  for (const listener of listeners) listener(word);
}

/** Hears what happens in the other tabs, and here. */
export function onLockWord(listener: (word: Word) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function sayLockWord(word: Word): void {
  channel?.postMessage(word);
  tell(word);
}

export function noteTouch(): void {
  try {
    localStorage.setItem(touchedKey, String(Date.now()));
  } catch {
    // Without storage each tab counts for itself.
  }
}

export function lastTouch(): number {
  try {
    return Number(localStorage.getItem(touchedKey)) || 0;
  } catch {
    return 0;
  }
}

/** The server locks first: a screen that only looks locked would be no lock. */
export async function lockScreen(): Promise<void> {
  await api.call(lockSession, {});
  sayLockWord('locked');
}
