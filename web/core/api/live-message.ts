// One message of the event stream as an event; imports nothing, because the shared worker uses it too.

export interface LiveEvent {
  id: string;
  operation: string;
  recordId: string | null;
  recordKind: string | null;
  version: number | null;
}

export function readLiveMessage(message: Pick<MessageEvent<string>, 'data' | 'lastEventId'>): LiveEvent | null {
  try {
    const { operation, recordId, recordKind, version } = JSON.parse(message.data) as Partial<LiveEvent>;
    if (typeof operation !== 'string') return null;
    return {
      id: message.lastEventId,
      operation,
      recordId: recordId ?? null,
      recordKind: recordKind ?? null,
      version: version ?? null,
    };
  } catch {
    return null;
  }
}
