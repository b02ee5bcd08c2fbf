// Requests to the Bot API over Node's own HTTP: through a proxy where one is set, with the organisation's own authority,
// with a bounded answer. Tells apart what never left from what may have arrived.
import { Agent, type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure, Agent as SecureAgent } from 'node:https';
import type { Socket } from 'node:net';
import { connect as connectTls, rootCertificates } from 'node:tls';
import { MessengerError } from './adapter.ts';
import { tunnel } from './proxy.ts';

export interface Way {
  /** Where the Bot API is; `https://api.telegram.org` or a local server of it. */
  root: string;
  proxy: string;
  /** PEM of the organisation's own authority. */
  ca: string;
}
/** The way as the environment says it. */
export const fixedWay = (given: { apiRoot: string; proxy: string; authority: string }): Way => ({
  root: given.apiRoot,
  proxy: given.proxy,
  ca: given.authority,
});

export interface Asked {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  headers?: Record<string, string>;
  body?: Buffer;
  timeoutMs: number;
  signal: AbortSignal;
}

export class Transport {
  readonly #root: URL;
  readonly #agent: Agent;

  constructor(way: Way) {
    this.#root = new URL(way.root);
    const secure = this.#root.protocol === 'https:';
    // Short: a message that meets a connection which the other side has just shut is one whose fate nobody knows.
    const kept = { keepAlive: true, maxSockets: 32, timeout: 15_000 };
    this.#agent = secure ? new SecureAgent(kept) : new Agent(kept);
    const ca = way.ca ? [...rootCertificates, way.ca] : undefined;
    const proxy = way.proxy ? new URL(way.proxy) : undefined;
    if (!proxy && !ca) return;
    const host = this.#root.hostname.replace(/^\[|\]$/g, '');
    const port = Number(this.#root.port) || (secure ? 443 : 80);
    type Made = (error: Error | null, socket: Socket) => void;
    // The agent hands the callback to whoever makes its connections.
    (this.#agent as unknown as { createConnection: unknown }).createConnection = (_options: unknown, made: Made) => {
      const open = async () => {
        const plain = proxy ? await tunnel(proxy, { host, port }) : undefined;
        if (!secure) return plain as Socket;
        const servername = /^[\d.]+$|:/.test(host) ? '' : host;
        return connectTls({ ...(plain ? { socket: plain } : { host, port }), servername, ...(ca ? { ca } : {}) });
      };
      open().then(
        (socket) => made(null, socket),
        (error: Error) => made(error, undefined as never),
      );
    };
  }

  /** The answer's head and its stream. */
  open({ method, path, headers, body, timeoutMs, signal }: Asked): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      let connected = false;
      const send = this.#root.protocol === 'https:' ? requestSecure : requestPlain;
      const request = send(
        new URL(this.#root.pathname.replace(/\/$/, '') + path, this.#root),
        {
          method,
          agent: this.#agent,
          signal,
          headers: { ...headers, ...(body ? { 'content-length': String(body.length) } : {}) },
        },
        resolve,
      );
      request.setTimeout(timeoutMs, () => request.destroy(new Error('no answer in time')));
      request.on('socket', (socket) => {
        // A connection that was kept from before may take the request and be gone.
        if (!socket.connecting) connected = true;
        else
          socket.once(this.#root.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
            connected = true;
          });
      });
      request.on('error', (error) => reject(new MessengerError(connected ? 'unclear' : 'absent', plainly(error))));
      request.end(body);
    });
  }

  async read(
    asked: Asked,
    atMost = 8 * 1024 * 1024,
  ): Promise<{ status: number; body: Buffer; headers: IncomingMessage['headers'] }> {
    const answer = await this.open(asked);
    const parts: Buffer[] = [];
    let size = 0;
    try {
      for await (const part of answer) {
        size += (part as Buffer).length;
        if (size > atMost) throw new Error('the answer is too long');
        parts.push(part as Buffer);
      }
    } catch (error) {
      throw new MessengerError('unclear', plainly(error));
    }
    return { status: answer.statusCode ?? 500, body: Buffer.concat(parts), headers: answer.headers };
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Without addresses: they hold the bot's token. */
const plainly = (error: unknown): string => {
  const { code, message } = error as { code?: string; message?: string };
  return (code && code !== 'ABORT_ERR' ? code : (message ?? 'failed')).replace(/bot\d+:[\w-]+/g, 'bot…').slice(0, 200);
};
