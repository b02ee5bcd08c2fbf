// Keeps what is typed in a form as a draft on the server («Черновик сохранён в 14:32») and gives it back next time.
//   const draft = useUnsavedDraft(form, { operation: registerLetter });
//   <FormBar note={<DraftNote draft={draft} />} /> · <FileDrop draftId={draft.ensure} /> · await draft.finish() after success.
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Operation } from '#contract/core.ts';
import { discardDraft, readDraft, saveDraft } from '#contract/record.ts';
import { ApiError } from '../api/api-error.ts';
import { api } from '../api/call.ts';
import { useMe } from '../api/session.ts';
import { readObject, writeObject, writePreference } from '../preferences.ts';
import { DraftKeeper, type DraftRecord, type DraftState } from './draft-keeper.ts';
import type { Form } from './use-form.ts';

export interface DraftOptions {
  operation: Operation;
  recordId?: string;
  /** Off until the form's first values are known (an edited record is still loading). */
  enabled?: boolean;
  /** Fields that are never kept: passwords. */
  without?: readonly string[];
}

export interface UnsavedDraft {
  state: DraftState;
  /** A draft was found and its values are in the form. */
  restored: boolean;
  loading: boolean;
  /** Id of the draft that owns uploaded files; saves a first draft when there is none. */
  ensure: () => Promise<string | undefined>;
  /** After the form was sent: stops and removes the draft. */
  finish: () => Promise<void>;
  /** Throws the draft away and puts the form back to the given values. */
  discard: (values: object) => Promise<void>;
  settle: (takeTheirs: boolean) => void;
}

export function useUnsavedDraft<V extends object>(form: Form<V>, options: DraftOptions): UnsavedDraft {
  const { operation, recordId, enabled = true } = options;
  const place = { operation: operation.name, ...(recordId ? { recordId } : {}) };
  const local = `draft.${useMe().user.id}.${operation.name}.${recordId ?? ''}`;
  const make = useCallback(
    () =>
      new DraftKeeper({
        save: (data, version) =>
          api.call(saveDraft, { operation: operation.name, ...(recordId ? { recordId } : {}), data, version }),
        read: async () =>
          (await api.call(readDraft, { operation: operation.name, ...(recordId ? { recordId } : {}) })).draft,
        keepLocal: (data) => (data ? writeObject(local, data) : writePreference(local, null)),
        isStale: (error) => error instanceof ApiError && error.code === 'stale',
      }),
    [operation.name, recordId, local],
  );
  const [keeper, setKeeper] = useState(make);
  const [restored, setRestored] = useState(false);
  const [loading, setLoading] = useState(enabled);
  const state = useSyncExternalStore(keeper.subscribe, () => keeper.state);
  const { store } = form;
  const kept = useRef((values: object): Record<string, unknown> => {
    const left = Object.entries(values).filter(([field]) => !options.without?.includes(field));
    return Object.fromEntries(left);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `place` is named by operation and record
  useEffect(() => {
    if (!enabled) return;
    const stop = new AbortController();
    const here = readObject<Record<string, unknown> | null>(local, null);
    const restore = (found: DraftRecord | null) => {
      if (stop.signal.aborted) return;
      if (found) keeper.adopt(found);
      const data = here ?? found?.data;
      if (data && !store.state.dirty) {
        store.setAll(data as Partial<V>);
        setRestored(true);
      }
      setLoading(false);
    };
    api
      .call(readDraft, place, { signal: stop.signal })
      .then(({ draft }) => restore(draft))
      .catch(() => restore(null));
    return () => stop.abort();
  }, [keeper, enabled, local, store]);

  useEffect(() => {
    if (!enabled || loading) return;
    let seen = store.state.values;
    const unsubscribe = store.subscribe(() => {
      if (store.state.values === seen) return;
      seen = store.state.values;
      if (store.state.dirty) keeper.write(kept.current(seen));
    });
    const leave = () => void keeper.flush();
    window.addEventListener('pagehide', leave);
    return () => {
      unsubscribe();
      window.removeEventListener('pagehide', leave);
      void keeper.flush();
    };
  }, [keeper, store, enabled, loading]);

  const finish = useCallback(async () => {
    const { id } = keeper;
    keeper.close();
    // The next keeper looks for a draft at once: this one must be gone by then.
    if (id) await api.call(discardDraft, { id }).catch(() => undefined);
    setRestored(false);
    setKeeper(make());
  }, [keeper, make]);

  return {
    state,
    restored,
    loading,
    ensure: () => keeper.ensure(kept.current(store.state.values)),
    finish,
    discard: async (values) => {
      await finish();
      store.reset(values as V);
    },
    settle: (takeTheirs) => {
      if (keeper.state.kind !== 'elsewhere') return;
      const { theirs } = keeper.state;
      keeper.settle(theirs, takeTheirs);
      if (takeTheirs) store.setAll(theirs.data as Partial<V>);
    },
  };
}
