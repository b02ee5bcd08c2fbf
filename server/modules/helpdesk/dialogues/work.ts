// An executor works from the telephone: takes, says, asks, waits, solves; rights are asked at each tap.
import {
  noteTicket,
  releaseTicket,
  resolveTicket,
  resultKinds,
  resumeTicket,
  takeTicket,
  undoTicketAct,
  waitingReasons,
  waitTicket,
} from '#contract/helpdesk.ts';
import { longId, shortId, type Talk } from '#core/messenger/talk/talk.ts';
import { collect } from './ask.ts';
import { readFor, showTicket } from './card.ts';
import type { Ticket } from './show.ts';
import { resultWords, says, waitingWords } from './words.ts';

const undoMs = 60_000;

export async function take(talk: Talk): Promise<void> {
  const id = longId(talk.args[0]);
  const ran = await talk.run(takeTicket, { id });
  talk.toast(ran.ok ? says(talk).taken : ran.text, !ran.ok);
  const ticket = ran.ok ? ran.body : await readFor(talk, id);
  if (ticket) await showTicket(talk, ticket);
}

export async function askNote(talk: Talk): Promise<void> {
  talk.toast('');
  talk.say(says(talk).notePrompt);
  talk.go('note', { id: longId(talk.args[0]) });
}
export async function noteTyped(talk: Talk): Promise<void> {
  const id = String(talk.data.id);
  const given = { said: {}, files: [] as string[] };
  collect(talk, given);
  const body = talk.incoming.text || (given.files.length > 0 ? says(talk).photo : '');
  if (!body) return;
  const ran = await talk.run(noteTicket, { id, body, ...(given.files.length > 0 ? { fileIds: given.files } : {}) });
  const ticket = ran.ok ? await readFor(talk, id) : undefined;
  talk.say(ran.ok ? says(talk).noted(ticket?.number ?? '') : ran.text);
  talk.end();
}

export async function noteKept(
  talk: Talk,
  ticket: Ticket,
  said: Record<string, string>,
  files: readonly string[],
): Promise<void> {
  const body = Object.values(said).join('\n').trim() || (files.length > 0 ? says(talk).photo : '');
  talk.toast('');
  if (!body) return;
  const ran = await talk.run(noteTicket, { id: ticket.id, body, ...(files.length > 0 ? { fileIds: [...files] } : {}) });
  talk.say(ran.ok ? says(talk).noted(ticket.number ?? '') : ran.text);
  talk.end();
}

export async function askRelease(talk: Talk): Promise<void> {
  talk.toast('');
  talk.say(says(talk).releasePrompt);
  talk.go('release', { id: longId(talk.args[0]) });
}
export async function releaseTyped(talk: Talk): Promise<void> {
  if (!talk.incoming.text) return talk.say(says(talk).releasePrompt);
  const ran = await talk.run(releaseTicket, { id: String(talk.data.id), note: talk.incoming.text });
  talk.say(ran.ok ? says(talk).released(ran.body.number ?? '') : ran.text);
  if (ran.ok) await showTicket(talk, ran.body);
  talk.end();
}

export async function askWait(talk: Talk): Promise<void> {
  talk.toast('');
  const id = talk.args[0] ?? '';
  const buttons = waitingReasons.map((reason) =>
    talk.button(waitingWords[reason][talk.person.locale], 'waits', id, reason),
  );
  talk.say(says(talk).waitFor, [buttons.slice(0, 2), buttons.slice(2)]);
}
export async function waits(talk: Talk): Promise<void> {
  const id = longId(talk.args[0]);
  const reason = waitingReasons.find((one) => one === talk.args[1]);
  if (!reason) return;
  if (reason === 'requester') {
    talk.toast('');
    talk.say(says(talk).askPrompt);
    return talk.go('question', { id });
  }
  await hold(talk, id, reason);
}
export async function questionTyped(talk: Talk): Promise<void> {
  if (!talk.incoming.text) return talk.say(says(talk).askPrompt);
  await hold(talk, String(talk.data.id), 'requester', talk.incoming.text);
  talk.end();
}
async function hold(talk: Talk, id: string, reason: (typeof waitingReasons)[number], note?: string): Promise<void> {
  const ran = await talk.run(waitTicket, { id, reason, ...(note ? { note: note.slice(0, 2_000) } : {}) });
  if (!ran.ok) return talk.say(ran.text);
  talk.say(says(talk).waiting(ran.body.number ?? '', waitingWords[reason][talk.person.locale]));
  await showTicket(talk, ran.body);
}
export async function resume(talk: Talk): Promise<void> {
  const ran = await talk.run(resumeTicket, { id: longId(talk.args[0]) });
  if (!ran.ok) return talk.toast(ran.text, true);
  await showTicket(talk, ran.body);
}

// ── The result ───────────────────────────────────────────────────────────────────────────────
export async function askResult(talk: Talk): Promise<void> {
  const ticket = await readFor(talk, longId(talk.args[0]));
  if (!ticket) return;
  talk.toast('');
  const kinds = resultKinds.filter((kind) => kind !== 'duplicate');
  const buttons = kinds.map((kind) =>
    talk.button(resultWords[kind][talk.person.locale], 'result', shortId(ticket.id), kind),
  );
  talk.say(says(talk).solveHow, [buttons.slice(0, 2), buttons.slice(2)]);
  talk.go('result', { id: ticket.id, minutesRequired: ticket.minutesRequired && ticket.minutes === 0 });
}
export async function resultChosen(talk: Talk): Promise<void> {
  const kind = resultKinds.find((one) => one === talk.args[1]);
  if (!kind || talk.data.id !== longId(talk.args[0])) return talk.toast(says(talk).notFound);
  talk.toast('');
  talk.say(says(talk).solvePrompt);
  talk.go('result-words', { ...talk.data, kind, files: [] });
}
export async function resultTyped(talk: Talk): Promise<void> {
  const given = { said: {}, files: [...((talk.data.files as string[] | undefined) ?? [])] };
  collect(talk, given);
  const data = { ...talk.data, files: given.files };
  if (!talk.incoming.text) return talk.go('result-words', data);
  const typed = { ...data, result: talk.incoming.text.slice(0, 5_000) };
  if (talk.data.minutesRequired) {
    talk.say(says(talk).minutesPrompt);
    return talk.go('result-minutes', typed);
  }
  check(talk, typed);
}
export async function minutesTyped(talk: Talk): Promise<void> {
  const minutes = Number(/^\s*(\d{1,5})/.exec(talk.incoming.text)?.[1] ?? Number.NaN);
  if (!(minutes > 0)) return talk.say(says(talk).minutesPrompt);
  check(talk, { ...talk.data, minutes });
}
function check(talk: Talk, data: Record<string, unknown>): void {
  const kind = data.kind as (typeof resultKinds)[number];
  const minutes = typeof data.minutes === 'number' ? data.minutes : null;
  talk.say(says(talk).solveCheck(resultWords[kind][talk.person.locale], minutes), [
    [talk.button(says(talk).solveYes, 'solved', shortId(String(data.id))), talk.button(says(talk).cancel, 'stop')],
  ]);
  talk.go('result-check', data);
}
export async function solved(talk: Talk): Promise<void> {
  const { id, kind, result, minutes, files } = talk.data as {
    id?: string;
    kind?: (typeof resultKinds)[number];
    result?: string;
    minutes?: number;
    files?: string[];
  };
  if (!id || !kind || !result || id !== longId(talk.args[0])) return talk.toast(says(talk).notFound);
  const ran = await talk.run(resolveTicket, {
    id,
    result,
    resultKind: kind,
    ...(minutes === undefined ? {} : { minutes }),
    ...(files && files.length > 0 ? { fileIds: files } : {}),
  });
  talk.end();
  if (!ran.ok) return talk.say(ran.text);
  const { undoId } = ran.body;
  talk.say(
    says(talk).solved(ran.body.number ?? ''),
    undoId ? [[talk.button(says(talk).undo, 'undo', shortId(undoId), shortId(id))]] : [],
  );
  if (undoId) talk.remember(`undo:${undoId}`, String(talk.now.getTime()));
  await showTicket(talk, ran.body);
}
/** Within the minute the act is taken back as if it had never been, deadlines and figures with it. */
export async function undo(talk: Talk): Promise<void> {
  const undoId = longId(talk.args[0]);
  const solvedAt = Number((await talk.recall(`undo:${undoId}`)) ?? 0);
  if (talk.now.getTime() - solvedAt > undoMs && !(await talk.ranBefore())) return talk.toast(says(talk).undoLate, true);
  const ran = await talk.run(undoTicketAct, { undoId });
  const back = ran.ok && ran.body.restored > 0;
  if (!ran.ok) return talk.toast(ran.text, true);
  const ticket = await readFor(talk, longId(talk.args[1]));
  talk.toast(back && ticket ? says(talk).reopened(ticket.number ?? '') : says(talk).undoGone, !back);
  if (ticket) await showTicket(talk, ticket);
}
