// Is it alive, and may a balancer send requests here. Anybody may ask, so the answers say nothing else.
import type { FastifyInstance } from 'fastify';
import type { Services } from '../services.ts';

export function registerHealth(app: FastifyInstance, services: Services): void {
  app.get('/api/health', { config: { plain: 'liveness' } }, async () => ({ status: 'ok' }));
  app.get('/api/ready', { config: { plain: 'readiness' } }, async (_request, reply) => {
    try {
      await services.pools.read.query('select 1');
      return { status: 'ready' };
    } catch {
      reply.code(503);
      return { status: 'not ready' };
    }
  });
}
