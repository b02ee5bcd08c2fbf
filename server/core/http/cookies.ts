// Sessions travel in an HttpOnly cookie only: what opens one returns the secret here, and it never enters the body.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '#contract/core.ts';
import type { Actor } from '../actor.ts';
import { deviceCookie } from '../identity/sign-in/devices.ts';
import type { Services } from '../services.ts';
import { cookieNamed } from './actor.ts';

/** Marks a body that opens a session; the secret is taken out before the body is serialised. */
export const sessionSecret = Symbol('session secret');
/** Marks a body after which the browser forgets its session. */
export const sessionOver = Symbol('session over');
/** Marks a body after which the browser is known as one that this person signs in with. */
export const deviceSecret = Symbol('device secret');
/** Marks a body after which the browser holds a short cookie of this name: what it began elsewhere and comes back from. */
export const namedCookie = Symbol('named cookie');

// As long as browsers keep a cookie at most.
const deviceSeconds = 400 * 86_400;

interface Marked {
  [sessionSecret]?: { secret: string; hours: number };
  [sessionOver]?: true;
  [deviceSecret]?: { userId: string; secret: string };
  [namedCookie]?: { name: string; value: string; seconds: number };
}

export function afterCall(
  _services: Services,
  _operation: Operation,
  _actor: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
  body: unknown,
): unknown {
  if (body === null || typeof body !== 'object') return body;
  const marked = body as Marked;
  const options = { path: '/', httpOnly: true, sameSite: 'lax' as const, secure: request.protocol === 'https' };
  const session = marked[sessionSecret];
  if (session) {
    reply.setCookie(cookieNamed(request, 'sid'), session.secret, { ...options, maxAge: session.hours * 3600 });
  }
  const device = marked[deviceSecret];
  if (device) {
    const name = cookieNamed(request, deviceCookie(device.userId));
    reply.setCookie(name, device.secret, { ...options, maxAge: deviceSeconds });
  }
  const named = marked[namedCookie];
  if (named) reply.setCookie(cookieNamed(request, named.name), named.value, { ...options, maxAge: named.seconds });
  if (marked[sessionOver]) reply.clearCookie(cookieNamed(request, 'sid'), options);
  return body;
}
