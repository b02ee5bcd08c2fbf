// One call of the public Bot API of MAX: its answers and refusals in our words. The token travels in a header, never in
// an address.
import type { IncomingMessage } from 'node:http';
import { MessengerError } from '../adapter.ts';
import { Transport, type Way } from '../transport.ts';

interface Problem {
  code?: string;
  message?: string;
}
export interface MaxCall {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  timeoutMs?: number;
}

const callMs = 20_000;
/** Where the messenger does not say how long to wait. */
const waitSeconds = 5;

export class MaxApi {
  readonly #way: Way;
  readonly #transport: Transport;
  readonly #token: string;
  constructor(way: Way, token: string) {
    this.#way = way;
    this.#transport = new Transport(way);
    this.#token = token;
  }

  async call<R>({ method, path, query = {}, body, timeoutMs = callMs }: MaxCall, signal: AbortSignal): Promise<R> {
    const asked = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as [string, string]],
    );
    const search = asked.length > 0 ? `?${new URLSearchParams(asked)}` : '';
    const answer = await this.#transport.read({
      method,
      path: path + search,
      headers: {
        authorization: this.#token,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) }),
      timeoutMs,
      signal,
    });
    return judged<R>(answer);
  }

  /** A file lies at an address of its own, which needs no token; never one that is less safe than the API itself. */
  async file(address: string, signal: AbortSignal): Promise<IncomingMessage> {
    const { url, transport } = this.#elsewhere(address);
    const answer = await transport.open({ method: 'GET', path: url.pathname + url.search, timeoutMs: 60_000, signal });
    answer.once('close', () => transport.close());
    if (answer.statusCode === 200) return answer;
    answer.resume();
    throw new MessengerError((answer.statusCode ?? 500) >= 500 ? 'absent' : 'wrong', `file: ${answer.statusCode}`);
  }

  #elsewhere(address: string): { url: URL; transport: Transport } {
    if (!URL.canParse(address)) throw new MessengerError('wrong', 'no address of a file');
    const url = new URL(address);
    const safe = url.protocol === 'https:' || url.protocol === new URL(this.#way.root).protocol;
    if (!safe) throw new MessengerError('wrong', `a file at ${url.protocol}`);
    return { url, transport: new Transport({ ...this.#way, root: url.origin }) };
  }

  close(): void {
    this.#transport.close();
  }
}

function judged<R>({
  status,
  body,
  headers,
}: {
  status: number;
  body: Buffer;
  headers: IncomingMessage['headers'];
}): R {
  let answer: unknown;
  try {
    answer = JSON.parse(body.toString());
  } catch {
    // A page of something between us in the place of an answer: what became of the call is not known.
    throw new MessengerError(status >= 500 ? 'unclear' : 'wrong', `HTTP ${status}`);
  }
  const { code = '', message = '' } = (answer ?? {}) as Problem;
  const fail = (kind: MessengerError['kind'], seconds = 0) =>
    new MessengerError(kind, `${status} ${code} ${message}`.trim().slice(0, 200), seconds);
  if (status >= 200 && status < 300) {
    // Calls without an answer of their own say whether they were done.
    if ((answer as { success?: boolean }).success === false) throw fail('wrong');
    return answer as R;
  }
  if (status === 429) throw fail('wait', Number(headers['retry-after']) || waitSeconds);
  if (status === 401) throw fail('denied');
  if (status === 403) throw fail('blocked');
  if (status === 404) throw fail('gone');
  if (status >= 500) throw fail('unclear');
  throw fail('wrong');
}
