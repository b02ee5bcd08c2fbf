// The last part of the breadcrumb, told by the screen that knows it: `usePlaceName(letter?.number)`.
import { useEffect, useSyncExternalStore } from 'react';

let end: string | null = null;
const listeners = new Set<() => void>();

export function usePlaceName(name: string | null | undefined): void {
  useEffect(() => {
    tell(name ?? null);
    return () => tell(null);
  }, [name]);
}

export function usePlaceEnd(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => end,
  );
}

function tell(name: string | null): void {
  end = name;
  for (const listener of listeners) listener();
}
