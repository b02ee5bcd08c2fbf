// Puts a person's data into the officer's queue of what is to be destroyed; nothing is destroyed by being there.
import { sql } from 'kysely';
import { unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import type { AnyUnit } from '../../unit.ts';

export interface Proposal {
  subjectId: string;
  category: string;
  cause: 'withdrawal' | 'demand' | 'retention' | 'request' | 'order';
  way: 'destroy' | 'anonymise' | 'part';
  dueOn: string;
  consentId?: string | undefined;
  requestId?: string | undefined;
  reason?: string | undefined;
}

/** The id of the task; one that waits already for the same is brought forward when this one is due earlier. */
export async function proposeDisposal(unit: AnyUnit, proposal: Proposal): Promise<string> {
  const id = newId(unit.now.getTime());
  const { rows } = await sql<{ id: string }>`
    insert into disposal (id, subject_id, category, cause, way, consent_id, request_id, reason, proposed_at, due_on)
    values (${id}, ${proposal.subjectId}, ${proposal.category}, ${proposal.cause}, ${proposal.way},
      ${proposal.consentId ?? null}, ${proposal.requestId ?? null}, ${proposal.reason ?? ''}, ${unit.moment}, ${proposal.dueOn})
    on conflict (subject_id, category) where state in ('proposed', 'approved') do update
      set due_on = least(disposal.due_on, excluded.due_on), version = disposal.version + 1
    returning id`.execute(unscoped(unit));
  return rows[0]?.id as string;
}
