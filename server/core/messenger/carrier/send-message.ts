// One message to the messenger, and what became of it.
import { type MessengerAdapter, MessengerError } from '../adapter.ts';
import type { Outgoing, Settlement } from '../outgoing.ts';

const never = new AbortController().signal;

export async function sendMessage(adapter: MessengerAdapter, message: Outgoing): Promise<Settlement> {
  const { id, kind } = message;
  try {
    const messageRef = await say(adapter, message);
    return { id, result: 'sent', messageRef };
  } catch (fault) {
    const error = fault instanceof Error ? fault.message : String(fault);
    const reason = fault instanceof MessengerError ? fault.kind : 'unclear';
    if (reason === 'wait') {
      const seconds = fault instanceof MessengerError ? fault.seconds : 1;
      return { id, result: 'retry', error, pauseSeconds: seconds + 1 };
    }
    if (reason === 'blocked') return { id, result: 'blocked', error };
    // The button's moment has passed, or a card was sent that cannot be taken: nobody waits for it any more.
    if (kind === 'tap') return { id, result: reason === 'absent' ? 'retry' : 'sent', error };
    if (reason === 'absent' || reason === 'denied' || reason === 'conflict') return { id, result: 'retry', error };
    // A card is edited once more without harm; whether a message arrived nobody knows, and it is not said twice.
    if (reason === 'unclear') return { id, result: kind === 'card' && message.messageRef ? 'retry' : 'maybe', error };
    return { id, result: 'parked', error };
  }
}

async function say(adapter: MessengerAdapter, message: Outgoing): Promise<string | undefined> {
  const { address, saying, tap, messageRef } = message;
  if (tap) {
    // A tap too old to be answered: its buttons go all the same.
    const unanswered = await adapter.answerTap(tap, never).then(
      () => undefined,
      (fault: unknown) => fault,
    );
    if (unanswered && !(unanswered instanceof MessengerError && unanswered.kind === 'wrong')) throw unanswered;
    if (tap.bare) await adapter.bare(address, tap.bare, never);
    if (unanswered) throw unanswered;
    return undefined;
  }
  if (!saying) return undefined;
  if (!messageRef) return adapter.send(address, saying, never);
  try {
    await adapter.edit(address, messageRef, saying, never);
    return messageRef;
  } catch (fault) {
    // The person removed it: it comes anew.
    if (fault instanceof MessengerError && fault.kind === 'gone') return adapter.send(address, saying, never);
    throw fault;
  }
}
