// Keeps what is typed in a small form in this browser and gives it back next time: for a field that is edited in place.
import { useEffect } from 'react';
import { readObject, writeObject, writePreference } from '../preferences.ts';
import type { Form } from './use-form.ts';

export interface BrowserDraft {
  /** After the form was sent or thrown away. */
  forget: () => void;
}

/** `name` tells the drafts of one person apart. */
export function useBrowserDraft<V extends object>(form: Form<V>, name: string): BrowserDraft {
  const { store } = form;
  useEffect(() => {
    const found = readObject<Partial<V> | null>(name, null);
    if (found && !store.state.dirty) store.setAll(found);
    let seen = store.state.values;
    return store.subscribe(() => {
      if (store.state.values === seen) return;
      seen = store.state.values;
      if (store.state.dirty) writeObject(name, seen);
    });
  }, [store, name]);
  return { forget: () => writePreference(name, null) };
}
