// Joins fields to the form around them: `useField(name, label)` gives value, setter, error and the ids for labels.
import { createContext, useContext, useEffect, useId, useState, useSyncExternalStore } from 'react';
import type { Form } from './use-form.ts';

export interface FormPlace {
  form: Form<object>;
  formId: string;
  /** All fields are shown but can't be changed. */
  readOnly: boolean;
}

export const FormContext = createContext<FormPlace | null>(null);

export interface FieldPart<T> {
  value: T;
  set: (value: T) => void;
  error: string | undefined;
  /** id of the control, for labels and the summary's links. */
  id: string;
  readOnly: boolean;
  /** Says that the typing means nothing yet; null when it does. */
  setInvalid: (words: string | null) => void;
}

export function useFormPlace(): FormPlace {
  const place = useContext(FormContext);
  if (!place) throw new Error('a field stands outside <Form>');
  return place;
}

/** Text that is half typed in a field; forgotten when the form's values come from outside. */
export function useTyping<T>(): [T | null, (typed: T | null) => void] {
  const { store } = useFormPlace().form;
  const generation = useSyncExternalStore(store.subscribe, () => store.state.generation);
  const [typing, setTyping] = useState<{ generation: number; typed: T | null }>({ generation, typed: null });
  const typed = typing.generation === generation ? typing.typed : null;
  return [typed, (next) => setTyping({ generation, typed: next })];
}

export function useField<T>(name: string, label: string): FieldPart<T> {
  const { form, readOnly } = useFormPlace();
  const { store } = form;
  const id = `field-${useId()}`;
  const value = useSyncExternalStore(store.subscribe, () => store.get(name)) as T;
  const error = useSyncExternalStore(store.subscribe, () => store.state.errors[name]);
  useEffect(() => store.register(name, { label, elementId: id }), [store, name, label, id]);
  return {
    value,
    set: (next) => store.set(name, next),
    error,
    id,
    readOnly,
    setInvalid: (words) => store.setInvalid(name, words),
  };
}
