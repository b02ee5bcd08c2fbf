// Operations that other programs call as RFC 6749 says: a form in, credentials in it or in `Authorization: Basic`, refusals
// by that paper's codes. Only these routes take forms; everywhere else a form of another site is refused by its kind.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '#contract/core.ts';
import { anonymous } from '../identity/session.ts';
import { Refusal } from '../refusal.ts';
import { call } from '../runner.ts';
import type { Services } from '../services.ts';
import { factsOf } from './actor.ts';
import { problemOf } from './problem.ts';

const codes = new Set(['invalid_request', 'invalid_client', 'unsupported_grant_type', 'invalid_scope']);

export function addOauthRoute(
  app: FastifyInstance,
  services: Services,
  operation: Operation,
  stringify: (body: unknown) => string,
): void {
  app.register(async (own) => {
    own.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 64 * 1024 },
      (_request, body, done) => done(null, new URLSearchParams(body as string)),
    );
    own.setErrorHandler((error, request, reply) => sendOauthError(request, reply, error));
    own.route({
      method: operation.method,
      url: operation.path,
      config: { operation: operation.name },
      handler: async (request, reply) => {
        // No cookie counts here, so no other site can make a browser ask for anything.
        const result = await call(services, operation.name, anonymous(factsOf(request)), inputOf(request));
        reply.code(result.status).headers({
          'content-type': 'application/json; charset=utf-8',
          'cache-control': 'no-store',
          pragma: 'no-cache',
        });
        return stringify(result.body);
      },
    });
  });
}

function inputOf(request: FastifyRequest): Record<string, string> {
  if (!(request.body instanceof URLSearchParams)) throw new Refusal('invalid_request');
  const names = [...request.body.keys()];
  if (new Set(names).size < names.length) throw new Refusal('invalid_request');
  const input = Object.fromEntries(request.body);
  const basic = basicCredentials(request.headers.authorization);
  if (!basic) return input;
  // One way of naming oneself at a time.
  if ('client_secret' in input || (input.client_id ?? basic.id) !== basic.id) throw new Refusal('invalid_request');
  return { ...input, client_id: basic.id, client_secret: basic.secret };
}

function basicCredentials(header: string | undefined): { id: string; secret: string } | undefined {
  const encoded = /^Basic\s+([A-Za-z0-9+/=_-]+)$/i.exec(header ?? '')?.[1];
  if (!encoded) return undefined;
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString().split(':');
  // Both parts are form-encoded before they are joined.
  const plain = (text: string) => new URLSearchParams(`value=${text}`).get('value') ?? '';
  return { id: plain(id), secret: plain(rest.join(':')) };
}

function sendOauthError(request: FastifyRequest, reply: FastifyReply, error: unknown): void {
  const problem = problemOf(error, request.id, 'en');
  if (problem.code === 'internal') request.log.error({ err: error }, 'request failed');
  const code = codes.has(problem.code)
    ? problem.code
    : problem.status >= 500
      ? 'server_error'
      : problem.status === 429
        ? 'temporarily_unavailable'
        : 'invalid_request';
  const wait = problem.details?.seconds;
  if (typeof wait === 'number') reply.header('retry-after', String(wait));
  if (code === 'invalid_client') reply.header('www-authenticate', 'Basic realm="vedomo", charset="UTF-8"');
  reply
    .code(problem.status)
    .headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', pragma: 'no-cache' })
    .send(JSON.stringify({ error: code, error_description: problem.message.en.replace(/[^ -!#-[\]-~]/g, '') }));
}
