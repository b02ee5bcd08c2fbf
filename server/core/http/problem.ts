// Every error leaves as an RFC 9457 problem document with a stable code and words in both languages.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '#contract/core.ts';
import { isUnreachable } from '../faults.ts';
import { Refusal, words } from '../refusal.ts';

export function problemOf(error: unknown, requestId: string, locale: 'ru' | 'en'): Problem {
  const refusal =
    error instanceof Refusal
      ? error
      : new Refusal(isUnreachable(error) ? 'unavailable' : (codeOfHttp(error) ?? 'internal'));
  const message = words(refusal.code, refusal.details);
  const { errors, ...details } = refusal.details;
  return {
    type: 'about:blank',
    title: message[locale],
    status: refusal.status,
    code: refusal.code,
    message,
    requestId,
    ...(errors ? { errors } : {}),
    ...(Object.keys(details).length > 0 ? { details } : {}),
  };
}

/** Fastify's own refusals: bodies that are too large, malformed or of another kind. */
function codeOfHttp(error: unknown): string | undefined {
  const status = (error as { statusCode?: number })?.statusCode;
  if (status === 413) return 'too_large';
  if (status === 415) return 'wrong_media_type';
  if (status !== undefined && status >= 400 && status < 500) return 'invalid_input';
  return undefined;
}

export const localeOf = (request: FastifyRequest): 'ru' | 'en' =>
  /^en\b/i.test(String(request.headers['accept-language'] ?? '')) ? 'en' : 'ru';

export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: unknown): void {
  const problem = problemOf(error, request.id, localeOf(request));
  if (problem.status >= 500 && problem.code === 'internal') request.log.error({ err: error }, 'request failed');
  const wait = problem.details?.seconds;
  if (problem.status === 429 && typeof wait === 'number') reply.header('retry-after', String(wait));
  // RFC 6750: a program learns that its token is not good any more.
  if (problem.status === 401 && request.headers.authorization)
    reply.header('www-authenticate', 'Bearer error="invalid_token"');
  if (problem.status === 503) reply.header('retry-after', '10');
  reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}
