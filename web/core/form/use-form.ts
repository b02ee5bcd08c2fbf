// One form bound to one action of the contract: `useForm({ action, initial, toInput, onDone })`. It checks by the
// contract, keeps one idempotency key for all retries of a submit, lands the server's errors on fields, and turns
// a 412 into a choice between «ваше» and «сейчас в записи». Draw it with <Form form={form}>.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Operation, Output, RawInput } from '#contract/core.ts';
import { ApiError } from '../api/api-error.ts';
import { refresh, useAction } from '../api/use-operation.ts';
import { currentLocale, useText, type Words } from '../text/texts.ts';
import { loadZod } from '../zod-later/real-schema.ts';
import { checkInput } from './check-input.ts';
import { conflictOf } from './conflict.ts';
import { type FormState, FormStore } from './form-store.ts';

export interface FormOptions<V extends object, O extends Operation> {
  action: O;
  initial: V;
  /** The operation's input made of the form's values; leave out what is empty. */
  toInput: (values: V) => RawInput<O>;
  /** Version of the record that is edited (`If-Match`). */
  version?: number | undefined;
  /** `next` is true after «сохранить и открыть следующее» (Ctrl+Shift+Enter). */
  onDone: (output: Output<O>, how: { next: boolean; values: V }) => void;
  /** The server has refused; its words are shown in any case. */
  onRefused?: (error: ApiError) => void;
  /** More checks, in words, by field name. */
  check?: (values: V) => Record<string, string>;
  /** Field of the input → field of the form, where the names differ. */
  aliases?: Record<string, string>;
  /** How a field's value reads in the conflict dialog. */
  show?: (field: string, value: unknown) => string | undefined;
  /** Queries that show what is saved. */
  changes?: Operation[];
}

export interface Form<V extends object> {
  store: FormStore<V>;
  submit: (next?: boolean) => Promise<void>;
  /** Saves again on the version of the conflict with the chosen values. */
  resolve: (chosen: Record<string, unknown>) => Promise<void>;
  show: (field: string, value: unknown) => string | undefined;
}

export function useForm<V extends object, O extends Operation>(options: FormOptions<V, O>): Form<V> {
  const [store] = useState(() => new FormStore(options.initial));
  const t = useText('form');
  const latest = useRef({ options, t });
  useEffect(() => {
    latest.current = { options, t };
  });
  const client = useQueryClient();
  const action = useAction(options.action);
  useEffect(() => void loadZod().catch(() => undefined), []);
  const lastNext = useRef(false);
  const inHand = useRef(false);

  const send = async (next: boolean, version: number | undefined): Promise<void> => {
    const { options: now, t: words } = latest.current;
    if (inHand.current) return;
    lastNext.current = next;
    const values = store.state.values;
    inHand.current = true;
    store.patch({ pending: true, general: null, conflict: null });
    try {
      const errors = await errorsBefore(store, now, values, words);
      if (errors) return store.refuse(errors.byField, errors.general);
      store.patch({ errors: {} });
      const output = await action.run(now.toInput(values), version === undefined ? {} : { version });
      store.patch({ pending: false, dirty: false });
      await refresh(client, now.changes ?? []);
      latest.current.options.onDone(output, { next, values });
    } catch (error) {
      take(store, error, now.aliases);
      if (error instanceof ApiError) latest.current.options.onRefused?.(error);
    } finally {
      inHand.current = false;
    }
  };

  return {
    store,
    submit: (next = false) => send(next, latest.current.options.version),
    resolve: async (chosen) => {
      const version = store.state.conflict?.version;
      store.setAll(chosen as Partial<V>);
      store.patch({ conflict: null });
      await send(lastNext.current, version);
    },
    show: (field, value) => latest.current.options.show?.(field, value),
  };
}

/** A part of the form's state; redraws only when that part changes. */
export function useFormState<V extends object, T>(form: Form<V>, pick: (state: FormState<V>) => T): T {
  return useSyncExternalStore(form.store.subscribe, () => pick(form.store.state));
}

async function errorsBefore<V extends object, O extends Operation>(
  store: FormStore<V>,
  options: FormOptions<V, O>,
  values: V,
  t: Words,
) {
  const byField: Record<string, string> = {};
  const rest: string[] = [];
  for (const issue of await checkInput(options.action, options.toInput(values), t)) {
    const owner = store.ownerOf(issue.path, options.aliases);
    if (owner) byField[owner] ??= issue.words;
    else rest.push(issue.path ? `${issue.path}: ${issue.words}` : issue.words);
  }
  Object.assign(byField, options.check?.(values) ?? {}, store.invalidTyping());
  if (Object.keys(byField).length === 0 && rest.length === 0) return null;
  return { byField, general: rest.length > 0 ? { words: rest.join('; ') } : null };
}

function take<V extends object>(store: FormStore<V>, error: unknown, aliases?: Record<string, string>): void {
  const locale = currentLocale();
  if (!(error instanceof ApiError)) {
    store.refuse({}, { words: String(error) });
    return;
  }
  const conflict = error.code === 'stale' ? conflictOf(error) : null;
  if (conflict) {
    store.patch({ pending: false, conflict });
    return;
  }
  const byField: Record<string, string> = {};
  const rest: string[] = [];
  for (const one of error.errors) {
    const owner = store.ownerOf(one.field, aliases);
    if (owner) byField[owner] ??= one.message[locale];
    else rest.push(one.message[locale]);
  }
  const landed = Object.keys(byField).length > 0 && rest.length === 0;
  const words = rest.length > 0 ? rest.join('; ') : error.words(locale);
  store.refuse(byField, landed ? null : { words, requestId: error.status >= 500 ? error.requestId : undefined });
}
