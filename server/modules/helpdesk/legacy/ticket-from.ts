// One old ticket as a record of ours. What cannot be told (no moment of creation, a state that nobody explained) is a
// problem of its row, never a guess.
import type { Priority, TicketState } from '#contract/helpdesk.ts';
import type { BulkRecord } from '#core/bulk/records.ts';
import { dateIn } from '#core/clock.ts';
import type { Dues } from '#core/deadlines/settle.ts';
import { newId } from '#core/ids.ts';
import { participantsOf, responsibleOf, stateGroupOf, ticketKind } from '../rules.ts';
import { categoryOf } from './categories.ts';
import { legacyMoment, priorityOf, stateOf } from './meanings.ts';
import type { LegacyRow } from './open-sqlite.ts';
import type { LegacySession } from './session.ts';

type Row = Record<string, unknown>;
export interface BroughtTicket {
  record: BulkRecord;
  state: TicketState;
  priority: Priority;
  categoryId: string;
  turns: Row[];
  /** What was said on it tells when it was answered and whose turn it is. */
  hears(words: readonly Row[], theirs: ReadonlySet<string>): void;
  isDue(dues: Dues): void;
}
const text = (value: unknown): string => (value == null ? '' : String(value).trim());
const week = 7 * 86_400_000;

export function ticketFrom(session: LegacySession, row: LegacyRow): BroughtTicket | null {
  const { mapping, zone, actor, services } = session;
  const now = services.clock.now();
  const createdAt = legacyMoment(zone, row.created);
  if (!createdAt || createdAt > now.toISOString()) {
    session.problem(
      createdAt ? 'создана в будущем: не перенесена' : 'время создания не читается: не перенесена',
      row.id,
    );
    return null;
  }
  const state = stateOf(mapping, row.status);
  if (!state) {
    session.problem(`состояние «${text(row.status)}» непонятно: укажите в файле сопоставления ("status")`, row.id);
    return null;
  }
  const priority = row.priority === undefined || row.priority === null ? 'normal' : priorityOf(mapping, row.priority);
  if (!priority) session.problem(`приоритет «${text(row.priority)}» непонятен: взят обычный`, row.id);
  const person = (field: 'requester' | 'executor', who: string) => {
    const key = text(row[field]);
    if (key === '' || key === '0') return null;
    const found = session.people.get(key);
    if (!found) session.problem(`${who} ${key} нет среди пользователей: поле пусто`, row.id);
    return found ?? null;
  };
  const requester = person('requester', 'заявителя');
  const executor = person('executor', 'исполнителя');
  const category = categoryOf(session, row.category, row.id);
  const ended = state === 'resolved' || state === 'closed' || state === 'cancelled';
  let closedAt = ended ? (legacyMoment(zone, row.closed) ?? createdAt) : null;
  if (ended && row.closed != null && !legacyMoment(zone, row.closed))
    session.problem('время закрытия не читается: взято время создания', row.id);
  if (closedAt && (closedAt < createdAt || closedAt > now.toISOString())) {
    session.problem('закрыта раньше, чем создана, или в будущем: взято время создания', row.id);
    closedAt = createdAt;
  }
  const solvedAt = state === 'resolved' || state === 'closed' ? closedAt : null;
  const subject = text(row.subject) || text(row.description).slice(0, 120) || 'Без темы';
  const number = text(row.number) || text(row.id);
  const rating = Number(row.rating);
  const rated = Number.isInteger(rating) && rating >= 1 && rating <= 5 && state === 'closed' && requester !== null;
  const id = newId(Date.parse(createdAt));
  const createdBy = requester?.id ?? actor.id;
  const executorId = executor?.id ?? null;
  const own: Row = {
    category_id: category.id,
    priority: priority ?? 'normal',
    channel: 'import',
    description: text(row.description).slice(0, 20_000),
    requester_id: requester?.id ?? null,
    place_note: text(row.place).slice(0, 200),
    executor_id: executorId,
    group_id: category.groupId,
    waiting_reason: state === 'waiting' ? 'other' : null,
    result: text(row.result).slice(0, 5_000),
    result_kind: solvedAt ? 'done' : null,
    cancel_reason: state === 'cancelled' ? text(row.result).slice(0, 500) || 'Отменена в прежней системе' : null,
    minutes: 0,
    reopened: 0,
    answered_at: solvedAt,
    resolved_at: solvedAt,
    closed_at: state === 'closed' || state === 'cancelled' ? closedAt : null,
    closes_at: state === 'resolved' ? new Date(now.getTime() + week).toISOString() : null,
    answer_due_at: null,
    solve_due_at: null,
    awaits_us: !ended,
    spoken_at: createdAt,
    rating: rated ? rating : null,
    rating_words: '',
    rated_at: rated ? closedAt : null,
  };
  const record: BulkRecord = {
    id,
    kind: ticketKind,
    title: subject.slice(0, 300),
    counterpart: requester?.name ?? '',
    state,
    stateGroup: stateGroupOf(state),
    responsibleId: responsibleOf({ executorId, groupId: category.groupId }),
    registeredOn: dateIn(services.config.zone, new Date(createdAt)),
    // The number that people know it by stays its number: it is found by it, and takes no place in our count.
    number,
    ordinal: /^\d{1,9}$/.test(number) ? Number(number) : null,
    ...(state === 'cancelled' ? { cancelReason: String(own.cancel_reason) } : {}),
    ...(solvedAt ? { doneOn: dateIn(services.config.zone, new Date(solvedAt)) } : {}),
    createdBy,
    createdAt,
    changedAt: closedAt ?? createdAt,
    participants: participantsOf({
      createdBy,
      requesterId: requester?.id ?? null,
      executorId,
      groupId: category.groupId,
    }),
    own,
  };
  const turn = (at: string, became: TicketState): Row => ({
    id: newId(Date.parse(at)),
    ticket_id: id,
    at,
    state: became,
    state_group: stateGroupOf(became),
    category_id: category.id,
    priority: own.priority,
    executor_id: became === 'new' ? null : executorId,
    group_id: category.groupId,
    by_id: actor.id,
  });
  return {
    record,
    state,
    priority: priority ?? 'normal',
    categoryId: category.id,
    turns: state === 'new' ? [turn(createdAt, 'new')] : [turn(createdAt, 'new'), turn(closedAt ?? createdAt, state)],
    hears(words, theirs) {
      const said = words.filter((one) => one.audience === 'external');
      const last = said.at(-1);
      if (last) own.spoken_at = last.created_at;
      if (last && !ended) own.awaits_us = theirs.has(String(last.id));
      const answer = said.find((one) => !theirs.has(String(one.id)));
      if (answer && String(answer.created_at) >= createdAt) own.answered_at = answer.created_at;
      if (solvedAt && String(own.answered_at) > solvedAt) own.answered_at = solvedAt;
    },
    isDue(dues) {
      record.dueAt = dues.dueAt;
      Object.assign(own, { answer_due_at: dues.answer, solve_due_at: dues.solve });
    },
  };
}
