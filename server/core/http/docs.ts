// OpenAPI 3.1 of all operations at /api/openapi.json, and a page to read it at /api/docs that needs no other server. Both are
// for those inside: with a session or any token. A browser without one is led through sign-in and back to the page.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requireInside } from '../admit.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { requestActor } from './actor.ts';
import { docsPage } from './docs-page.ts';
import { openApiDocument } from './openapi.ts';

export async function registerDocs(app: FastifyInstance, services: Services): Promise<void> {
  // Large, and asked for by few: each is made when it first is.
  let document: string | undefined;
  let page: string | undefined;
  const inside = async (request: FastifyRequest) => requireInside(await requestActor(services, request, true));
  const forThemAlone = (reply: FastifyReply, type: string) =>
    reply.header('content-type', `${type}; charset=utf-8`).header('cache-control', 'no-store');

  app.get('/api/openapi.json', { config: { plain: 'API description' } }, async (request, reply) => {
    await inside(request);
    forThemAlone(reply, 'application/json');
    document ??= JSON.stringify(openApiDocument(services.catalog));
    return document;
  });
  app.get('/api/docs', { config: { plain: 'API description' } }, async (request, reply) => {
    try {
      await inside(request);
    } catch (error) {
      if (!(error instanceof Refusal) || !isBrowser(request)) throw error;
      return reply.header('cache-control', 'no-store').redirect('/auth/login?next=/api/docs', 303);
    }
    forThemAlone(reply, 'text/html').header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
    page ??= docsPage(services.catalog);
    return page;
  });
}

/** A person who opened the page, not a program that asked for it. */
const isBrowser = ({ headers }: FastifyRequest): boolean =>
  headers.authorization === undefined && /\btext\/html\b/.test(headers.accept ?? '');
