// What one browser remembers of one person's taste: language, theme, rail, column widths. Kept in localStorage under
// `vedomo.<name>`; where storage is denied it lives until the page closes.
import { useSyncExternalStore } from 'react';

const memory = new Map<string, string>();
const listeners = new Map<string, Set<() => void>>();
const full = (name: string) => `vedomo.${name}`;

export function readPreference(name: string): string | null {
  try {
    return localStorage.getItem(full(name)) ?? memory.get(name) ?? null;
  } catch {
    return memory.get(name) ?? null;
  }
}

export function writePreference(name: string, value: string | null): void {
  if (value === null) memory.delete(name);
  else memory.set(name, value);
  try {
    if (value === null) localStorage.removeItem(full(name));
    else localStorage.setItem(full(name), value);
  } catch {
    // Storage may be full or denied; the value stays in memory.
  }
  for (const listener of listeners.get(name) ?? []) listener();
}

/** A remembered text value with its setter. */
export function usePreference(name: string, fallback: string): [string, (value: string) => void] {
  const value = useSyncExternalStore(
    (listener) => subscribe(name, listener),
    () => readPreference(name),
  );
  return [value ?? fallback, (next) => writePreference(name, next)];
}

/** A remembered object; a damaged or missing one reads as the fallback. */
export function readObject<T>(name: string, fallback: T): T {
  try {
    const text = readPreference(name);
    return text ? (JSON.parse(text) as T) : fallback;
  } catch {
    return fallback;
  }
}

export function writeObject(name: string, value: unknown): void {
  writePreference(name, JSON.stringify(value));
}

function subscribe(name: string, listener: () => void): () => void {
  const own = listeners.get(name) ?? new Set();
  listeners.set(name, own);
  own.add(listener);
  return () => own.delete(listener);
}

/** Removes everything whose name begins so. */
export function forgetPreferences(prefix: string): void {
  for (const name of [...memory.keys()]) if (name.startsWith(prefix)) memory.delete(name);
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(full(prefix)));
    for (const name of names) localStorage.removeItem(name);
  } catch {
    // Denied storage holds nothing to forget.
  }
}
