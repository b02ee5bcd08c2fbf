// An executor works from the telephone: takes, says, asks, waits, solves; rights are asked at each tap.
import {
  noteTicket,
  releaseTicket,
  reopenTicket,
  resolveTicket,
  resultKinds,
  resumeTicket,
  takeTicket,
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
  talk.toast(ran.ok ? says.taken : ran.text, !ran.ok);
  const ticket = ran.ok ? ran.body : await readFor(talk, id);
  if (ticket) await showTicket(talk, ticket);
}

export async function askNote(talk: Talk): Promise<void> {
  talk.toast('');
  talk.say(says.notePrompt);
  talk.go('note', { id: longId(talk.args[0]) });
}
export async function noteTyped(talk: Talk): Promise<void> {
  const id = String(talk.data.id);
  const given = { said: {}, files: [] as string[] };
  collect(talk, given);
  const body = talk.incoming.text || (given.files.length > 0 ? 'Фото' : '');
  if (!body) return;
  const ran = await talk.run(noteTicket, { id, body, ...(given.files.length > 0 ? { fileIds: given.files } : {}) });
  const ticket = ran.ok ? await readFor(talk, id) : undefined;
  talk.say(ran.ok ? says.noted(ticket?.number ?? '') : ran.text);
  talk.end();
}

export async function noteKept(
  talk: Talk,
  ticket: Ticket,
  said: Record<string, string>,
  files: readonly string[],
): Promise<void> {
  const body = Object.values(said).join('\n').trim() || (files.length > 0 ? 'Фото' : '');
  talk.toast('');
  if (!body) return;
  const ran = await talk.run(noteTicket, { id: ticket.id, body, ...(files.length > 0 ? { fileIds: [...files] } : {}) });
  talk.say(ran.ok ? says.noted(ticket.number ?? '') : ran.text);
  talk.end();
}

export async function askRelease(talk: Talk): Promise<void> {
  talk.toast('');
  talk.say(says.releasePrompt);
  talk.go('release', { id: longId(talk.args[0]) });
}
export async function releaseTyped(talk: Talk): Promise<void> {
  if (!talk.incoming.text) return talk.say(says.releasePrompt);
  const ran = await talk.run(releaseTicket, { id: String(talk.data.id), note: talk.incoming.text });
  talk.say(ran.ok ? says.released(ran.body.number ?? '') : ran.text);
  if (ran.ok) await showTicket(talk, ran.body);
  talk.end();
}

export async function askWait(talk: Talk): Promise<void> {
  talk.toast('');
  const id = talk.args[0] ?? '';
  const buttons = waitingReasons.map((reason) => talk.button(waitingWords[reason], 'waits', id, reason));
  talk.say(says.waitFor, [buttons.slice(0, 2), buttons.slice(2)]);
}
export async function waits(talk: Talk): Promise<void> {
  const id = longId(talk.args[0]);
  const reason = waitingReasons.find((one) => one === talk.args[1]);
  if (!reason) return;
  if (reason === 'requester') {
    talk.toast('');
    talk.say(says.askPrompt);
    return talk.go('question', { id });
  }
  await hold(talk, id, reason);
}
export async function questionTyped(talk: Talk): Promise<void> {
  if (!talk.incoming.text) return talk.say(says.askPrompt);
  await hold(talk, String(talk.data.id), 'requester', talk.incoming.text);
  talk.end();
}
async function hold(talk: Talk, id: string, reason: (typeof waitingReasons)[number], note?: string): Promise<void> {
  const ran = await talk.run(waitTicket, { id, reason, ...(note ? { note: note.slice(0, 2_000) } : {}) });
  if (!ran.ok) return talk.say(ran.text);
  talk.say(says.waiting(ran.body.number ?? '', waitingWords[reason]));
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
  const buttons = kinds.map((kind) => talk.button(resultWords[kind], 'result', shortId(ticket.id), kind));
  talk.say(says.solveHow, [buttons.slice(0, 2), buttons.slice(2)]);
  talk.go('result', { id: ticket.id, minutesRequired: ticket.minutesRequired && ticket.minutes === 0 });
}
export async function resultChosen(talk: Talk): Promise<void> {
  const kind = resultKinds.find((one) => one === talk.args[1]);
  if (!kind || talk.data.id !== longId(talk.args[0])) return talk.toast(says.notFound);
  talk.toast('');
  talk.say(says.solvePrompt);
  talk.go('result-words', { ...talk.data, kind, files: [] });
}
export async function resultTyped(talk: Talk): Promise<void> {
  const given = { said: {}, files: [...((talk.data.files as string[] | undefined) ?? [])] };
  collect(talk, given);
  const data = { ...talk.data, files: given.files };
  if (!talk.incoming.text) return talk.go('result-words', data);
  const typed = { ...data, result: talk.incoming.text.slice(0, 5_000) };
  if (talk.data.minutesRequired) {
    talk.say(says.minutesPrompt);
    return talk.go('result-minutes', typed);
  }
  check(talk, typed);
}
export async function minutesTyped(talk: Talk): Promise<void> {
  const minutes = Number(/^\s*(\d{1,5})/.exec(talk.incoming.text)?.[1] ?? Number.NaN);
  if (!(minutes > 0)) return talk.say(says.minutesPrompt);
  check(talk, { ...talk.data, minutes });
}
function check(talk: Talk, data: Record<string, unknown>): void {
  const kind = data.kind as (typeof resultKinds)[number];
  const minutes = typeof data.minutes === 'number' ? data.minutes : null;
  talk.say(says.solveCheck(resultWords[kind], minutes), [
    [talk.button(says.solveYes, 'solved', shortId(String(data.id))), talk.button(says.cancel, 'stop')],
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
  if (!id || !kind || !result || id !== longId(talk.args[0])) return talk.toast(says.notFound);
  const ran = await talk.run(resolveTicket, {
    id,
    result,
    resultKind: kind,
    ...(minutes === undefined ? {} : { minutes }),
    ...(files && files.length > 0 ? { fileIds: files } : {}),
  });
  talk.end();
  if (!ran.ok) return talk.say(ran.text);
  const until = String(Math.floor((talk.now.getTime() + undoMs) / 1_000));
  talk.say(says.solved(ran.body.number ?? ''), [[talk.button(says.undo, 'undo', shortId(id), until)]]);
  await showTicket(talk, ran.body);
}
export async function undo(talk: Talk): Promise<void> {
  if (talk.now.getTime() / 1_000 > Number(talk.args[1])) return talk.toast(says.undoLate, true);
  const ran = await talk.run(reopenTicket, { id: longId(talk.args[0]), reason: 'Исполнитель передумал' });
  talk.toast(ran.ok ? says.reopened(ran.body.number ?? '') : ran.text, !ran.ok);
  if (ran.ok) await showTicket(talk, ran.body);
}
