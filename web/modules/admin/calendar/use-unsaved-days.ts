// Days that are changed but not saved: kept in this browser, so that leaving the page loses nothing.
import { useState } from 'react';
import { useMe } from '../../../core/api/session.ts';
import { readObject, writeObject, writePreference } from '../../../core/preferences.ts';
import { type Change, type Changes, type Exception, withoutEmpty } from './year-days.ts';

export interface UnsavedDays {
  changes: Changes;
  change: (days: readonly string[], change: Change) => void;
  clear: () => void;
}

export function useUnsavedDays(year: number, exceptions: readonly Exception[] | undefined): UnsavedDays {
  const name = `calendar.${useMe().user.id}.${year}`;
  const [held, setHeld] = useState<{ name: string; changes: Changes }>({ name: '', changes: {} });
  const changes = held.name === name ? held.changes : readObject<Changes>(name, {});
  if (held.name !== name) setHeld({ name, changes });
  const keep = (next: Changes) => {
    setHeld({ name, changes: next });
    if (Object.keys(next).length > 0) writeObject(name, next);
    else writePreference(name, null);
  };
  return {
    changes,
    change: (days, change) => {
      const next = { ...changes, ...Object.fromEntries(days.map((day) => [day, change])) };
      keep(withoutEmpty(exceptions ?? [], next));
    },
    clear: () => keep({}),
  };
}
