// A mail provider's server of tokens: gives them to an application that shows its secret, and tells a mail server whose they are.
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export const tokenApplication = { clientId: 'vedomo-mail', secret: 'sekret-prilozhenija' };

export class TokenServer {
  /** What was asked, in its order. */
  readonly asked: URLSearchParams[] = [];
  /** Of which mailbox a token is. */
  readonly #owners = new Map<string, string>();
  #secure: ReturnType<typeof createSecureServer> | undefined;
  #plain: ReturnType<typeof createServer> | undefined;

  async start(certFile: string, keyFile: string): Promise<void> {
    const certificate = { cert: readFileSync(certFile), key: readFileSync(keyFile) };
    this.#secure = createSecureServer(certificate, (request, response) => void this.#give(request, response));
    this.#plain = createServer((request, response) => this.#tell(request, response));
    for (const server of [this.#secure, this.#plain])
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }
  async close(): Promise<void> {
    for (const server of [this.#secure, this.#plain]) {
      server?.closeAllConnections();
      await new Promise((resolve) => server?.close(resolve));
    }
  }

  get url(): string {
    return `https://127.0.0.1:${portOf(this.#secure)}/token`;
  }
  /** Tokens given out so far are good no more. */
  revoke(): void {
    this.#owners.clear();
  }
  get forDovecot(): string {
    return [
      'introspection_mode = get',
      `introspection_url = http://127.0.0.1:${portOf(this.#plain)}/?token=`,
      'username_attribute = sub',
      'active_attribute = active',
      'active_value = true',
      '',
    ].join('\n');
  }

  async #give(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const asked = new URLSearchParams(Buffer.concat(parts).toString());
    this.asked.push(asked);
    const known =
      asked.get('client_id') === tokenApplication.clientId && asked.get('client_secret') === tokenApplication.secret;
    response.setHeader('content-type', 'application/json');
    if (!known) {
      response.statusCode = 401;
      // Careless, as some are: the secret comes back in the words.
      const said = `secret ${asked.get('client_secret')} is wrong`;
      response.end(JSON.stringify({ error: 'invalid_client', error_description: said }));
      return;
    }
    const token = `token-${this.asked.length}`;
    this.#owners.set(token, asked.get('subject_token') ?? asked.get('scope') ?? '');
    response.end(JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: 3_600 }));
  }

  #tell(request: IncomingMessage, response: ServerResponse): void {
    const token = new URL(request.url ?? '', 'http://localhost').searchParams.get('token') ?? '';
    const sub = this.#owners.get(token);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(sub === undefined ? { active: false } : { active: true, sub }));
  }
}

const portOf = (server: { address(): unknown } | undefined): number =>
  (server?.address() as AddressInfo | null)?.port ?? 0;
