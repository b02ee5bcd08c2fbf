// A load generator as light as can be: keep-alive sockets, one request in flight on each, latencies by the clock.
import { connect, type Socket } from 'node:net';

export interface Request {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
}
export interface Load {
  perSecond: number;
  p50: number;
  p95: number;
  answers: number;
  failures: number;
}

export const quantile = (values: number[], share: number): number =>
  values.length === 0
    ? Number.NaN
    : (values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] as number);
export const median = (values: number[]): number => quantile(values, 0.5);

function bytesOf(address: URL, request: Request): Buffer {
  const body = request.body === undefined ? '' : JSON.stringify(request.body);
  const headers: Record<string, string> = {
    host: address.host,
    ...(body ? { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) } : {}),
    ...request.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${request.method} ${request.path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}

class Connection {
  readonly #socket: Socket;
  #pending: Buffer = Buffer.alloc(0);
  #need = -1;
  #status = 0;
  #answer: ((status: number, body: Buffer) => void) | undefined;
  #fail: ((error: Error) => void) | undefined;

  constructor(address: URL) {
    this.#socket = connect(Number(address.port), address.hostname);
    this.#socket.setNoDelay(true);
    this.#socket.on('data', (chunk) => this.#take(chunk));
    this.#socket.on('error', (error) => this.#fail?.(error));
    this.#socket.on('close', () => this.#fail?.(new Error('the connection was closed')));
  }

  ask(bytes: Buffer): Promise<{ status: number; body: Buffer }> {
    return new Promise((resolve, reject) => {
      this.#answer = (status, body) => resolve({ status, body });
      this.#fail = reject;
      this.#socket.write(bytes);
    });
  }

  end(): void {
    this.#fail = undefined;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    if (this.#need < 0) {
      const end = this.#pending.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = this.#pending.toString('latin1', 0, end).toLowerCase();
      this.#status = Number(head.slice(9, 12));
      this.#need = end + 4 + Number(/\r\ncontent-length: (\d+)/.exec(head)?.[1] ?? 0);
    }
    if (this.#pending.length < this.#need) return;
    const head = this.#pending.indexOf('\r\n\r\n') + 4;
    const body = this.#pending.subarray(head, this.#need);
    this.#pending = this.#pending.subarray(this.#need);
    this.#need = -1;
    this.#answer?.(this.#status, body);
  }
}

/** Asks for some seconds over so many connections; `next` makes each request anew. */
export async function load(
  address: string,
  next: () => Request,
  options: { connections: number; seconds: number; onAnswer?: (status: number, body: Buffer) => void },
): Promise<Load> {
  const url = new URL(address);
  const until = performance.now() + options.seconds * 1000;
  const started = performance.now();
  const times: number[] = [];
  let failures = 0;
  await Promise.all(
    Array.from({ length: options.connections }, async () => {
      const connection = new Connection(url);
      while (performance.now() < until) {
        const asked = performance.now();
        const { status, body } = await connection.ask(bytesOf(url, next()));
        times.push(performance.now() - asked);
        if (status >= 400) failures++;
        options.onAnswer?.(status, body);
      }
      connection.end();
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  return {
    perSecond: times.length / seconds,
    p50: median(times),
    p95: quantile(times, 0.95),
    answers: times.length,
    failures,
  };
}

/** One request on a connection of its own. */
export async function ask(address: string, request: Request): Promise<{ status: number; body: Buffer }> {
  const url = new URL(address);
  const connection = new Connection(url);
  try {
    return await connection.ask(bytesOf(url, request));
  } finally {
    connection.end();
  }
}
