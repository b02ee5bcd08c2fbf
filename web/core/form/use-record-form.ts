// A form that edits a record in place: sends only what the person changed, on the version that the typing began with, keeps
// a draft of it, and follows the record while nothing is typed.
//   const { form, draft, discard } = useRecordForm({ action: updateContact, record, valuesOf, toInput, onDone });
import { useEffect, useRef, useState } from 'react';
import type { Operation, RawInput } from '#contract/core.ts';
import { type Form, type FormOptions, useForm } from './use-form.ts';
import { type UnsavedDraft, useUnsavedDraft } from './use-unsaved-draft.ts';

export interface RecordFormOptions<R extends { id: string; version: number }, V extends object, O extends Operation>
  extends Omit<FormOptions<V, O>, 'initial' | 'version' | 'toInput'> {
  record: R;
  valuesOf: (record: R) => V;
  /** The input made of what differs from `before`. */
  toInput: (values: V, before: V) => RawInput<O>;
}

export interface RecordForm<V extends object> {
  form: Form<V>;
  draft: UnsavedDraft;
  /** What was typed before is in the form again. */
  restored: boolean;
  /** Throws the unsaved away: the form shows the record again. */
  discard: () => Promise<void>;
}

/** The draft remembers the version that it was typed on. */
type Kept<V> = V & { base: number };

export function useRecordForm<R extends { id: string; version: number }, V extends object, O extends Operation>(
  options: RecordFormOptions<R, V, O>,
): RecordForm<V> {
  const { record, valuesOf, toInput, onDone, ...rest } = options;
  const keep = (one: R): Kept<V> => ({ ...valuesOf(one), base: one.version });
  const [began, setBegan] = useState(record);
  const hand = useRef<{ form: Form<Kept<V>>; forget: () => Promise<void> } | null>(null);
  const form = useForm<Kept<V>, O>({
    ...rest,
    initial: keep(record),
    get version() {
      return hand.current?.form.store.state.values.base ?? record.version;
    },
    toInput: (values) => toInput(values, valuesOf(began)),
    onDone: (output, how) => {
      void hand.current?.forget().then(() => onDone(output, how));
    },
  });
  const draft = useUnsavedDraft(form, { operation: options.action, recordId: record.id });
  hand.current = { form, forget: draft.finish };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer version is what makes the form follow
  useEffect(() => {
    if (record.version === began.version || form.store.state.dirty) return;
    setBegan(record);
    form.store.reset(keep(record));
  }, [record]);
  return {
    form: form as unknown as Form<V>,
    draft,
    restored: draft.restored,
    discard: async () => {
      setBegan(record);
      await hand.current?.forget();
      form.store.reset(keep(record));
    },
  };
}
