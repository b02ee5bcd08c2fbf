// One message of the event stream as an event; imports nothing, because the shared worker uses it too.

export interface LiveEvent {
  id: string;
  operation: string;
  recordId: string | null;
  recordKind: string | null;
  version: number | null;
  /** Who did it. */
  actorId: string | null;
}

/** Stands for changes that were missed: everything on the screen is asked again. */
export const missedChanges: LiveEvent = {
  id: '',
  operation: 'reload',
  recordId: null,
  recordKind: null,
  version: null,
  actorId: null,
};

/** The server refused the stream: perhaps the session is over, which the next question about oneself tells. */
export const streamRefused: LiveEvent = { ...missedChanges, operation: 'refused' };

/** Somebody came to a record, left it or began to write there. Nothing of the record itself has changed. */
export function readPresence(message: Pick<MessageEvent<string>, 'data'>): LiveEvent | null {
  try {
    const { recordId } = JSON.parse(message.data) as { recordId?: unknown };
    return typeof recordId === 'string' ? { ...missedChanges, operation: presenceTold, recordId } : null;
  } catch {
    return null;
  }
}
export const presenceTold = 'presence';

export function readLiveMessage(message: Pick<MessageEvent<string>, 'data' | 'lastEventId'>): LiveEvent | null {
  try {
    const { operation, recordId, recordKind, version, actorId } = JSON.parse(message.data) as Partial<LiveEvent>;
    if (typeof operation !== 'string') return null;
    return {
      id: message.lastEventId,
      operation,
      recordId: recordId ?? null,
      recordKind: recordKind ?? null,
      version: version ?? null,
      actorId: actorId ?? null,
    };
  } catch {
    return null;
  }
}
