// The desk of one screen: opened for a tab and filters, told of what colleagues do by the live stream.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { countTickets, listDispatchPeople, readCounters } from '#contract/helpdesk.ts';
import { onLive } from '../../../core/api/live.ts';
import { useMe } from '../../../core/api/session.ts';
import { refresh } from '../../../core/api/use-operation.ts';
import { Desk } from './desk.ts';
import type { DeskState } from './desk-rows.ts';

/** A burst of a moment asks the server once. */
const gatherMs = 120;

export function useDesk(input: Record<string, unknown>): { desk: Desk; state: DeskState } {
  const [desk] = useState(() => new Desk());
  const client = useQueryClient();
  const me = useMe().user.id;
  const state = useSyncExternalStore(desk.subscribe, desk.snapshot);
  const print = JSON.stringify(input);
  useEffect(() => {
    void desk.open(JSON.parse(print) as Record<string, unknown>);
  }, [desk, print]);
  useEffect(() => {
    desk.onChanged = () => void refresh(client, [listDispatchPeople, readCounters, countTickets]);
  }, [desk, client]);
  useEffect(() => {
    let ids = new Set<string>();
    let people = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      const changed = [...ids];
      ids = new Set();
      if (people) {
        people = false;
        desk.forgetProposals();
        void refresh(client, [listDispatchPeople]);
      }
      if (changed.length === 0) return;
      void desk.refresh(changed).catch(() => undefined);
      void desk.countFresh().catch(() => undefined);
    };
    const stop = onLive((event) => {
      if (event.operation === 'reload') void desk.countFresh().catch(() => undefined);
      if (event.recordKind === 'shift') people = true;
      else if (event.recordKind === 'ticket' && event.recordId && event.actorId !== me) ids.add(event.recordId);
      else return;
      timer ??= setTimeout(flush, gatherMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [desk, client, me]);
  return { desk, state };
}
