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
import { DraftKeeper, type DraftRecord, type DraftState, type LocalDraft } from './draft-keeper.ts';
import type { Form } from './use-form.ts';

export interface DraftOptions {
  operation: Operation;
  recordId?: string;
  /** Off until the form's first values are known (an edited record is still loading). */
  enabled?: boolean;
  /** Fields that are never kept: passwords. */
  without?: readonly string[];
  /** Whether there is anything to keep: nothing is written before, and a draft without it is not shown again. */
  worth?: (values: Record<string, unknown>) => boolean;
}

export interface UnsavedDraft {
  state: DraftState;
  /** A draft was found and its values are in the form. */
  restored: boolean;
  loading: boolean;
  /** Id of the draft that owns uploaded files; saves a first draft when there is none. */
  ensure: () => Promise<string | undefined>;
  /** While the form is being sent nothing more is written; the id of the draft, to be gone together with the sending. */
  hold: () => Promise<string | undefined>;
  /** The sending failed. */
  resume: () => void;
  /** After the form was sent: stops and removes the draft, which the action may have done `already`. */
  finish: (already?: boolean) => Promise<void>;
  /** Throws the draft away and puts the form back to the given values. */
  discard: (values: object) => Promise<void>;
  settle: (takeTheirs: boolean) => void;
}

export function useUnsavedDraft<V extends object>(form: Pick<Form<V>, 'store'>, options: DraftOptions): UnsavedDraft {
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
        keepLocal: (draft) => (draft ? writeObject(local, draft) : writePreference(local, null)),
        isStale: (error) => error instanceof ApiError && error.code === 'stale',
      }),
    [operation.name, recordId, local],
  );
  const [keeper, setKeeper] = useState(make);
  const [restored, setRestored] = useState(false);
  const [loading, setLoading] = useState(enabled);
  const state = useSyncExternalStore(keeper.subscribe, () => keeper.state);
  const { store } = form;
  const first = useRef(store.state.values);
  const worth = useRef(options.worth);
  worth.current = options.worth;
  const kept = useRef((values: object): Record<string, unknown> => {
    const left = Object.entries(values).filter(([field]) => !options.without?.includes(field));
    return Object.fromEntries(left);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `place` is named by operation and record
  useEffect(() => {
    if (!enabled) return;
    const stop = new AbortController();
    const here = localDraft(local);
    const fits = (data: Record<string, unknown>) => worth.current?.(data) ?? true;
    const typing = store.state.dirty;
    const show = (data: Record<string, unknown> | undefined) => {
      if (!data || !fits(data)) return;
      store.setAll(data as Partial<V>);
      setRestored(true);
    };
    // What this browser kept is shown at once; the server may know better.
    if (!typing) show(here?.data);
    const shown = store.state.values;
    const restore = (found: DraftRecord | null | undefined) => {
      if (stop.signal.aborted) return;
      if (store.state.dirty && (typing || store.state.values !== shown)) {
        // What was typed while the draft was being looked for is the newest.
        const base = here?.base ?? (found && !fits(found.data) ? found.version : 0);
        keeper.recall({ data: kept.current(store.state.values), base }, found);
      } else if (here) keeper.recall(here, found);
      else if (found) {
        keeper.adopt(found);
        show(found.data);
      }
      setLoading(false);
    };
    api
      .call(readDraft, place, { signal: stop.signal })
      .then(({ draft }) => restore(draft))
      .catch(() => restore(undefined));
    return () => stop.abort();
  }, [keeper, enabled, local, store]);

  useEffect(() => {
    if (!enabled || loading) return;
    keeper.stay();
    let seen = store.state.values;
    let shows = false;
    const unsubscribe = store.subscribe(() => {
      if (!store.state.dirty) first.current = store.state.values;
      if (store.state.values === seen) return;
      seen = store.state.values;
      if (!store.state.dirty || shows) return;
      const values = kept.current(seen);
      if (keeper.id || (worth.current?.(values) ?? true)) keeper.write(values);
    });
    const leave = () => void keeper.flush();
    // Somebody may have gone on with it at another computer or in another tab.
    const look = async () => {
      if (document.visibilityState !== 'visible') return;
      const changed = await keeper.look();
      if (!changed) return;
      shows = true;
      store.setAll((changed.now?.data ?? first.current) as Partial<V>, changed.now !== null);
      shows = false;
    };
    const back = () => void look();
    window.addEventListener('pagehide', leave);
    window.addEventListener('focus', back);
    document.addEventListener('visibilitychange', back);
    return () => {
      window.removeEventListener('focus', back);
      document.removeEventListener('visibilitychange', back);
      unsubscribe();
      window.removeEventListener('pagehide', leave);
      keeper.leave();
    };
  }, [keeper, store, enabled, loading]);

  const finish = useCallback(
    async (already = false) => {
      await keeper.close();
      const { id } = keeper;
      // The next keeper looks for a draft at once: this one must be gone by then.
      if (id && !already) await api.call(discardDraft, { id }).catch(() => undefined);
      setRestored(false);
      setKeeper(make());
    },
    [keeper, make],
  );

  return {
    state,
    restored,
    loading,
    hold: () => keeper.hold(),
    resume: () => keeper.resume(),
    ensure: () => keeper.ensure(kept.current(store.state.values)),
    finish,
    discard: async (values) => {
      await finish();
      store.reset(values as V);
    },
    settle: (takeTheirs) => {
      if (keeper.state.kind === 'gone') {
        keeper.settleGone(!takeTheirs);
        if (takeTheirs) store.reset(first.current);
      }
      if (keeper.state.kind !== 'elsewhere') return;
      const { theirs } = keeper.state;
      keeper.settle(theirs, takeTheirs);
      if (takeTheirs) store.setAll(theirs.data as Partial<V>);
    },
  };
}

/** What this browser kept; a copy of another shape is old, and newer than nothing. */
function localDraft(name: string): LocalDraft | null {
  const kept = readObject<LocalDraft | Record<string, unknown> | null>(name, null);
  if (!kept) return null;
  return typeof kept.base === 'number' && 'data' in kept
    ? (kept as LocalDraft)
    : { data: kept as Record<string, unknown>, base: Number.MAX_SAFE_INTEGER };
}
