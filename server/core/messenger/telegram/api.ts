// One call of the public Bot API: its answers and refusals in our words.
import type { IncomingMessage } from 'node:http';
import { MessengerError } from '../adapter.ts';
import type { Transport } from '../transport.ts';

interface Answer {
  ok: boolean;
  result?: unknown;
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number };
}

const callMs = 20_000;

export class BotApi {
  readonly #transport: Transport;
  readonly #token: string;
  constructor(transport: Transport, token: string) {
    this.#transport = transport;
    this.#token = token;
  }

  async call<R>(
    method: string,
    values: Record<string, unknown>,
    signal: AbortSignal,
    more: { timeoutMs?: number } = {},
  ): Promise<R> {
    const answer = await this.#transport.read({
      method: 'POST',
      path: `/bot${this.#token}/${method}`,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(values)),
      timeoutMs: more.timeoutMs ?? callMs,
      signal,
    });
    return judged<R>(answer);
  }

  async file(path: string, signal: AbortSignal): Promise<IncomingMessage> {
    const answer = await this.#transport.open({
      method: 'GET',
      path: `/file/bot${this.#token}/${path}`,
      timeoutMs: 60_000,
      signal,
    });
    if (answer.statusCode === 200) return answer;
    answer.resume();
    throw new MessengerError((answer.statusCode ?? 500) >= 500 ? 'absent' : 'wrong', `file: ${answer.statusCode}`);
  }
}

function judged<R>({ status, body }: { status: number; body: Buffer }): R {
  let answer: Answer;
  try {
    answer = JSON.parse(body.toString()) as Answer;
  } catch {
    // A gateway's page in the place of an answer: what became of the call is not known.
    throw new MessengerError(status >= 500 ? 'unclear' : 'wrong', `HTTP ${status}`);
  }
  if (answer.ok) return answer.result as R;
  const code = answer.error_code ?? status;
  const words = (answer.description ?? '').slice(0, 200);
  const fail = (kind: MessengerError['kind'], seconds = 0) => new MessengerError(kind, `${code} ${words}`, seconds);
  if (code === 429) throw fail('wait', answer.parameters?.retry_after ?? 5);
  if (code === 401 || code === 404) throw fail('denied');
  if (code === 403) throw fail('blocked');
  if (code === 409) throw fail('conflict');
  if (code >= 500) throw fail('unclear');
  if (/chat not found|user is deactivated/i.test(words)) throw fail('blocked');
  if (/message is not modified/i.test(words)) throw fail('same');
  if (/message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i.test(words)) throw fail('gone');
  throw fail('wrong');
}
