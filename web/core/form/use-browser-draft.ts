// Keeps what is typed in a form in this browser and gives it back next time: for things that have no draft on the server.
import { useEffect, useState } from 'react';
import { readObject, writeObject, writePreference } from '../preferences.ts';
import type { Form } from './use-form.ts';

export interface BrowserDraft {
  /** What was typed before is in the form again. */
  restored: boolean;
  /** After the form was sent or thrown away. */
  forget: () => void;
}

/** `name` tells the drafts of one person apart; null keeps nothing. */
export function useBrowserDraft<V extends object>(form: Form<V>, name: string | null): BrowserDraft {
  const [restored, setRestored] = useState(false);
  const { store } = form;
  useEffect(() => {
    if (name === null) return;
    const found = readObject<Partial<V> | null>(name, null);
    if (found && !store.state.dirty) {
      store.setAll(found);
      setRestored(true);
    }
    let seen = store.state.values;
    return store.subscribe(() => {
      if (store.state.values === seen) return;
      seen = store.state.values;
      if (store.state.dirty) writeObject(name, seen);
    });
  }, [store, name]);
  return {
    restored,
    forget: () => {
      setRestored(false);
      if (name !== null) writePreference(name, null);
    },
  };
}
