// Sessions travel in an HttpOnly cookie only: what opens one returns the secret here, and it never enters the body.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '#contract/core.ts';
import type { Actor } from '../actor.ts';
import { absoluteHours } from '../identity/session.ts';
import type { Services } from '../services.ts';
import { cookieName } from './actor.ts';

/** Marks a body that opens a session; the secret is taken out before the body is serialised. */
export const sessionSecret = Symbol('session secret');
/** Marks a body after which the browser forgets its session. */
export const sessionOver = Symbol('session over');

export function afterCall(
  _services: Services,
  _operation: Operation,
  _actor: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
  body: unknown,
): unknown {
  if (body === null || typeof body !== 'object') return body;
  const marked = body as { [sessionSecret]?: string; [sessionOver]?: true };
  const options = { path: '/', httpOnly: true, sameSite: 'lax' as const, secure: request.protocol === 'https' };
  if (marked[sessionSecret]) {
    reply.setCookie(cookieName(request), marked[sessionSecret], { ...options, maxAge: absoluteHours * 3600 });
  }
  if (marked[sessionOver]) reply.clearCookie(cookieName(request), options);
  return body;
}
