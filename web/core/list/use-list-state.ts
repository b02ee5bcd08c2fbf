// The list's state read from and written to the address (the part after #).
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type ListState, readListState, writeListState } from './list-state.ts';
import type { FilterField } from './list-types.ts';

export interface ListAddress {
  state: ListState;
  /** Changes a part; `replace` leaves no step for the back button. */
  change: (part: Partial<ListState>, replace?: boolean) => void;
}

export function useListState(fields: FilterField[]): ListAddress {
  const hash = useLocation({ select: (location) => location.hash });
  const navigate = useNavigate();
  const keys = fields.map((field) => field.key).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fields are told apart by their keys
  const state = useMemo(() => readListState(hash, fields), [hash, keys]);
  const change = useCallback(
    (part: Partial<ListState>, replace = false) => {
      void navigate({
        to: '.',
        hash: writeListState({ ...state, ...part }),
        replace,
        resetScroll: false,
        hashScrollIntoView: false,
      });
    },
    [navigate, state],
  );
  return { state, change };
}
