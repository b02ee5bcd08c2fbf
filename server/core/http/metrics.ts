// Figures for Prometheus at /metrics: requests by operation and status, the pools, the process. No personal data. They are
// for whoever asks on the machine itself, and for those who may see the state of the system.
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { readSystemState } from '#contract/system-state.ts';
import { admit } from '../admit.ts';
import type { Sql } from '../db/sql.ts';
import { channelFigures } from '../messenger/admin/figures.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { requestActor } from './actor.ts';
import { fromThisMachine } from './from-this-machine.ts';

export async function registerMetrics(app: FastifyInstance, services: Services): Promise<void> {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Counter({
    name: 'vedomo_requests_total',
    help: 'Requests by operation and status',
    labelNames: ['operation', 'status'],
    registers: [register],
  });
  const seconds = new Histogram({
    name: 'vedomo_request_seconds',
    help: 'Time to answer by operation',
    labelNames: ['operation'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [register],
  });
  new Gauge({
    name: 'vedomo_pool_connections',
    help: 'Database connections by pool and state',
    labelNames: ['pool', 'state'],
    registers: [register],
    collect() {
      for (const [name, pool] of [
        ['write', services.pools.write],
        ['read', services.pools.read],
      ] as const) {
        this.set({ pool: name, state: 'open' }, pool.totalCount);
        this.set({ pool: name, state: 'idle' }, pool.idleCount);
        this.set({ pool: name, state: 'waiting' }, pool.waitingCount);
      }
    },
  });
  new Gauge({
    name: 'vedomo_messenger',
    help: 'Messengers: whether one is away, what waits and how long, what needs a decision',
    labelNames: ['figure'],
    registers: [register],
    async collect() {
      const figures = await channelFigures(services.pools.read as Sql, services.clock.now());
      for (const [figure, value] of Object.entries(figures)) this.set({ figure }, Number(value));
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    const operation = request.routeOptions.config.operation;
    if (!operation) return;
    requests.inc({ operation, status: String(reply.statusCode) });
    seconds.observe({ operation }, reply.elapsedTime / 1000);
  });
  app.get('/metrics', { config: { plain: 'monitoring' } }, async (request, reply) => {
    if (!fromThisMachine(request)) {
      const actor = await requestActor(services, request, true);
      await admit(services, readSystemState, actor);
      if (!actor.rights.everywhere(readSystemState.name))
        throw new Refusal('not_allowed', { operation: readSystemState.name });
    }
    reply.header('content-type', register.contentType).header('cache-control', 'no-store');
    return register.metrics();
  });
}
