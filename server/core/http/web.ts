// The built web application. Hashed assets are kept for a year; every other address answers with the start page.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { sendProblem } from './problem.ts';

const dist = join(import.meta.dirname, '../../../web/dist');

export async function registerWeb(app: FastifyInstance, _services: Services): Promise<void> {
  const built = existsSync(join(dist, 'index.html'));
  if (built) {
    let registering = true;
    app.addHook('onRoute', (route) => {
      if (registering) route.config = { ...route.config, plain: 'web application' };
    });
    await app.register(fastifyStatic, {
      root: dist,
      wildcard: false,
      index: false,
      serveDotFiles: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    registering = false;
  }
  app.setNotFoundHandler((request, reply) => {
    const page =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      !request.url.startsWith('/assets/') &&
      request.url !== '/metrics';
    if (page && built) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return sendProblem(request, reply, new Refusal('not_found'));
  });
}
