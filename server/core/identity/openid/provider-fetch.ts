// The one way to a provider: HTTPS with the organisation's own certificate authority where it has one, a few seconds, a
// bounded answer, no redirects. Plain HTTP goes to this very computer alone.
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { rootCertificates } from 'node:tls';

const patienceMs = 5_000;
const answerAtMost = 1024 * 1024;

export const isThisComputer = (address: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(address.hostname);

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

export function providerFetch(certificate: string | null): (address: string, asked: Asked) => Promise<Response> {
  return (address, asked) =>
    new Promise((resolve, reject) => {
      const url = new URL(address);
      if (url.protocol !== 'https:' && !isThisComputer(url)) {
        reject(new Error(`${url.origin} is not HTTPS`));
        return;
      }
      const body = asked.body === undefined || asked.body === null ? undefined : String(asked.body);
      const headers = { ...asked.headers, ...(body ? { 'content-length': String(Buffer.byteLength(body)) } : {}) };
      const options = {
        method: asked.method ?? 'GET',
        headers,
        signal: AbortSignal.timeout(patienceMs),
        ...(certificate && url.protocol === 'https:' ? { ca: [...rootCertificates, certificate] } : {}),
      };
      const send = url.protocol === 'https:' ? requestSecure : requestPlain;
      const sent = send(url, options, (answer) => {
        const parts: Buffer[] = [];
        let size = 0;
        answer.on('data', (part: Buffer) => {
          size += part.length;
          if (size > answerAtMost) answer.destroy(new Error(`${url.origin} answers more than a megabyte`));
          else parts.push(part);
        });
        answer.on('error', reject);
        answer.on('end', () => {
          const status = answer.statusCode ?? 500;
          const told = new Headers();
          for (const [name, value] of Object.entries(answer.headers)) {
            if (value !== undefined) told.set(name, Array.isArray(value) ? value.join(', ') : value);
          }
          const empty = status === 204 || status === 304;
          resolve(new Response(empty ? null : Buffer.concat(parts), { status, headers: told }));
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
}
