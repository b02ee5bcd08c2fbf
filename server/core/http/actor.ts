// Who makes an HTTP request: a bearer token of a person or a program, else the session cookie, else nobody. Cookies are guarded against other sites.
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../actor.ts';
import { looksSigned } from '../identity/clients/access-token.ts';
import { clientActorOf } from '../identity/clients/client-actor.ts';
import { actorOf, anonymous, type RequestFacts } from '../identity/session.ts';
import { isId } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { localeOf } from './problem.ts';

/** `__Host-` makes the browser itself refuse the cookie over plain HTTP or with a Domain. */
export const cookieNamed = (request: FastifyRequest, name: string): string =>
  request.protocol === 'https' ? `__Host-${name}` : name;

/** The cookies that we gave, by our names for them; over HTTPS none without the prefix counts. */
function ownCookies(request: FastifyRequest): Record<string, string | undefined> {
  if (request.protocol !== 'https') return request.cookies;
  return Object.fromEntries(
    Object.entries(request.cookies).flatMap(([name, value]) =>
      name.startsWith('__Host-') ? [[name.slice('__Host-'.length), value]] : [],
    ),
  );
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A request that changes something and carries a cookie must come from our own pages. */
function refuseForeignOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  if (origin !== undefined) {
    const host = URL.canParse(origin) ? new URL(origin).host : '';
    if (host !== request.host) throw new Refusal('wrong_origin');
    return;
  }
  if (site === 'same-origin' || site === 'none') return;
  throw new Refusal('wrong_origin');
}

export const factsOf = (request: FastifyRequest): RequestFacts => ({
  address: request.ip,
  agent: (request.headers['user-agent'] ?? '').slice(0, 300),
  requestId: request.id,
  locale: localeOf(request),
  origin: `${request.protocol}://${request.host}`,
  cookies: ownCookies(request),
});

/**
 * The absent person for whom the request is made: by the header, in which a page says what it shows, or by the cookie,
 * for what the browser asks by itself (event streams, files). `self` in the header: nobody.
 */
function behalfOf(request: FastifyRequest): string | undefined {
  const header = request.headers['vedomo-behalf-of'];
  if (header === 'self') return undefined;
  const asked = typeof header === 'string' ? header : request.cookies.behalf;
  if (!asked) return undefined;
  if (!isId(asked)) throw new Refusal('substitution_over');
  return asked;
}

/** `own`: the operation is open to everybody, so that whom one stands in for does not matter. */
export async function requestActor(services: Services, request: FastifyRequest, own: boolean): Promise<Actor> {
  const facts: RequestFacts = { ...factsOf(request), behalfOf: own ? undefined : behalfOf(request) };
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) {
    if (facts.behalfOf !== undefined) throw new Refusal('in_person_only');
    const actor = looksSigned(bearer)
      ? await clientActorOf(services, bearer, facts)
      : await actorOf(services, bearer, 'token', facts);
    if (!actor) throw new Refusal('not_signed_in');
    return actor;
  }
  if (!safe.has(request.method)) refuseForeignOrigin(request);
  const cookie = facts.cookies.sid;
  return (cookie && (await actorOf(services, cookie, 'session', facts))) || anonymous(facts);
}
