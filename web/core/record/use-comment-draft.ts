// The comment that is being typed, with the people chosen for it; kept in this browser until it is sent.
import { useState } from 'react';
import { readObject, readPreference, writeObject, writePreference } from '../preferences.ts';
import type { Mentioned } from './mentions.ts';

export function useCommentDraft(name: string) {
  const people = `${name}.people`;
  const [text, setText] = useState(() => readPreference(name) ?? '');
  const [chosen, setChosen] = useState(() => readObject<Mentioned[]>(people, []));
  return {
    text,
    chosen,
    type(next: string) {
      setText(next);
      writePreference(name, next || null);
      if (next) return;
      setChosen([]);
      writePreference(people, null);
    },
    choose(person: Mentioned) {
      const next = chosen.some((one) => one.id === person.id) ? chosen : [...chosen, person];
      setChosen(next);
      writeObject(people, next);
    },
  };
}
