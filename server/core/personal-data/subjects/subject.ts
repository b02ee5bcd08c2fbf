// A data subject: who it is, whether blocked or destroyed; and the guard that a second officer does one's own.
import { sql } from 'kysely';
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { subjectName } from '../consents/consent-cards.ts';

export interface Subject {
  id: string;
  kind: string;
  name: string;
  status: string | null;
  destroyedAt: string | null;
  block: { id: string; at: string; by: string; sealed: Buffer | null } | null;
}

export async function readSubject(handle: object, id: string): Promise<Subject> {
  const db = unscoped(handle);
  const { rows } = await sql<Omit<Subject, 'block'>>`
    select s.id, s.kind, ${subjectName('s.id')} as name, s.destroyed_at as "destroyedAt",
      (select status from app_user where id = s.id) as status
    from data_subject s where s.id = ${id}`.execute(db);
  const subject = rows[0];
  if (!subject) throw new Refusal('not_found');
  const block = await db
    .selectFrom('subject_block')
    .innerJoin('principal', 'principal.id', 'subject_block.blocked_by')
    .select(['subject_block.id', 'subject_block.blocked_at as at', 'principal.name as by', 'subject_block.sealed'])
    .where('subject_block.subject_id', '=', id)
    .where('subject_block.released_at', 'is', null)
    .executeTakeFirst();
  return { ...subject, block: block ?? null };
}

/** The subject, locked: blocking, release and destruction of one person wait for each other. */
export async function lockSubject(unit: AnyUnit, id: string): Promise<Subject> {
  if (id === unit.actor.id) throw new Refusal('subject_self');
  const locked = await unscoped(unit)
    .selectFrom('data_subject')
    .select(['id', 'destroyed_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!locked) throw new Refusal('not_found');
  if (locked.destroyed_at) throw new Refusal('subject_destroyed');
  return readSubject(unit, id);
}
