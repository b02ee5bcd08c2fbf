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
  /** Throws the unsaved away: the form shows the record again. */
  discard: () => Promise<void>;
}

/** The draft remembers the version that it was typed on. */
type Kept<V> = V & { base: number };

export function useRecordForm<R extends { id: string; version: number }, V extends object, O extends Operation>(
  options: RecordFormOptions<R, V, O>,
): RecordForm<V> {
  const { record, valuesOf, toInput, onDone, check, ...rest } = options;
  const keep = (one: R): Kept<V> => ({ ...valuesOf(one), base: one.version });
  const [began, setBegan] = useState(record);
  const hand = useRef<{ form: Form<Kept<V>>; draft: UnsavedDraft } | null>(null);
  const form = useForm<Kept<V>, O>({
    ...rest,
    initial: keep(record),
    get version() {
      return hand.current?.form.store.state.values.base ?? record.version;
    },
    toInput: (values) => toInput(values, valuesOf(began)),
    ...(check ? { check } : {}),
    onDone: (output, how) => {
      void hand.current?.draft.finish().then(() => onDone(output, how));
    },
  });
  const draft = useUnsavedDraft(form, { operation: options.action, recordId: record.id });
  hand.current = { form, draft };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer version is what makes the form follow
  useEffect(() => {
    if (record.version === began.version || form.store.state.dirty) return;
    setBegan(record);
    form.store.reset(keep(record));
  }, [record]);
  return {
    form: form as unknown as Form<V>,
    draft,
    discard: async () => {
      setBegan(record);
      await draft.discard(keep(record));
    },
  };
}

/** The fields of `now` that differ from `before`; others' changes of the rest then stay. */
export function changedFields<T extends object>(now: T, before: T): Partial<T> {
  const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
  return Object.fromEntries(
    Object.entries(now).filter(([field, value]) => !same(value, (before as Record<string, unknown>)[field])),
  ) as Partial<T>;
}
