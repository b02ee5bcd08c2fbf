// Keeps the choice of light, dark or "as the system" where /colour-scheme.js reads it before the first paint.
import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';
import { readPreference, writePreference } from '../preferences.ts';

const isScheme = (value: string | null): value is MantineColorScheme =>
  value === 'light' || value === 'dark' || value === 'auto';

export function schemeManager(): MantineColorSchemeManager {
  let onStorage: ((event: StorageEvent) => void) | undefined;
  const unsubscribe = () => {
    if (onStorage) window.removeEventListener('storage', onStorage);
  };
  return {
    get: (fallback) => {
      const saved = readPreference('scheme');
      return isScheme(saved) ? saved : fallback;
    },
    set: (value) => writePreference('scheme', value),
    subscribe: (onUpdate) => {
      onStorage = (event) => {
        if (event.key === 'vedomo.scheme' && isScheme(event.newValue)) onUpdate(event.newValue);
      };
      window.addEventListener('storage', onStorage);
    },
    unsubscribe,
    clear: () => writePreference('scheme', null),
  };
}
