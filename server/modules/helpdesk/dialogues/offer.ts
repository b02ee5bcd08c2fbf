// Before a new ticket is sent: a short answer of the knowledge base that may spare it, and an open ticket of the same
// place that may be joined. Each is offered once for a draft; [Отправить] after it sends.
import { longId, shortId, type Talk } from '#core/messenger/talk/talk.ts';
import { similarOpen, suggestAnswers, tellAnswer } from '../joining/suggest-answers.ts';
import type { Draft } from './ask.ts';
import { says, stateWords } from './words.ts';

export interface Offered {
  /** The article that was shown. */
  answer?: string;
  /** Both were looked for. */
  all?: boolean;
  /** A mass incident: who joins it sends the ticket as its part. */
  incident?: string;
}

/** True when something was offered, so that nothing is sent yet. */
export async function offered(talk: Talk, draft: Draft, text: string): Promise<boolean> {
  const before = draft.offered;
  if (before?.all || !draft.categoryId) return false;
  const { categoryId, placeId } = draft;
  if (!before) {
    const [best] = await suggestAnswers(talk, { text, categoryId });
    if (best) {
      talk.card('draft', `${best.title}\n\n${best.answer}`.slice(0, 3_500), [
        [talk.button(says(talk).helped, 'helped', shortId(best.id))],
        [talk.button(says(talk).sendAnyway, 'send')],
      ]);
      talk.go('offer', { ...draft, offered: { answer: best.id } });
      return true;
    }
  } else if (before.answer) await tellAnswer(talk, [before.answer], 'notHelped');
  const similar = placeId ? await similarOpen(talk, { text, categoryId, placeId }) : null;
  if (!similar) return false;
  const state = stateWords[similar.state][talk.person.locale].split(',')[0] ?? '';
  const words = similar.incident
    ? says(talk).mending(similar.number ?? '', similar.category.name)
    : says(talk).similar(similar.number ?? '', similar.category.name, state);
  talk.card('draft', words, [
    [talk.button(says(talk).joinIt, 'join', shortId(similar.id))],
    [talk.button(says(talk).noAnother, 'send')],
  ]);
  talk.go('offer', { ...draft, offered: { all: true, ...(similar.incident ? { incident: similar.id } : {}) } });
  return true;
}

/** The answer was enough: no ticket is written. */
export async function helped(talk: Talk): Promise<void> {
  if (talk.step !== 'offer') return talk.toast(says(talk).notFound);
  await tellAnswer(talk, [longId(talk.args[0])], 'helped', 'spared');
  talk.card('draft', says(talk).glad);
  talk.end();
}
