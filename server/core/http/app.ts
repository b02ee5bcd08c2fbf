// The HTTP application: operations, the web application's files, health; one set of safe headers for all.
import { randomUUID } from 'node:crypto';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Services } from '../services.ts';
import { registerDocs } from './docs.ts';
import { registerHealth } from './health.ts';
import { registerMetrics } from './metrics.ts';
import { sendProblem } from './problem.ts';
import { registerOperations } from './routes.ts';
import { registerWeb } from './web.ts';

const policy = [
  "default-src 'self'",
  "script-src 'self'",
  // Mantine sets measured sizes as style attributes.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  // The preview of a scan that is still on its way reads the browser's own copy.
  "connect-src 'self' blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

export async function createHttp(services: Services): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    loggerInstance: services.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: services.config.trustProxy.length > 0 ? services.config.trustProxy : false,
    genReqId: () => randomUUID(),
    bodyLimit: 4 * 1024 * 1024,
    requestTimeout: 0,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  app.setValidatorCompiler(() => () => true);
  app.setErrorHandler((error, request, reply) => sendProblem(request, reply, error));
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
    });
  });
  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern, not the address: addresses may carry what people search for.
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        operation: request.routeOptions.config.operation,
      },
      'request',
    );
  });
  // While leaving, an answered connection is closed at once instead of being kept alive for the next request.
  let leaving = false;
  app.addHook('preClose', async () => {
    leaving = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (leaving) reply.header('connection', 'close');
  });
  await registerMetrics(app, services);
  await registerOperations(app, services);
  registerHealth(app, services);
  await registerDocs(app, services);
  await registerWeb(app, services);
  return app;
}
