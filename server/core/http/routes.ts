// One route per operation, made from the contract. Nobody writes a route by hand; a route without an operation stops the start.
import fastifyCookie from '@fastify/cookie';
import fastJsonStringify from 'fast-json-stringify';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Operation } from '#contract/core.ts';
import type { Actor } from '../actor.ts';
import { admit } from '../admit.ts';
import { Refusal } from '../refusal.ts';
import { type CallResult, call } from '../runner.ts';
import type { Services } from '../services.ts';
import { requestActor } from './actor.ts';
import { afterCall } from './cookies.ts';
import { addOauthRoute } from './oauth-route.ts';
import { outputSchema } from './schema.ts';
import { registerStreams, runStream } from './streams.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: string;
    /** Why a route exists without an operation: health, metrics, the web application. */
    plain?: string;
  }
}

const versionOf = (request: FastifyRequest): number | undefined => {
  const header = request.headers['if-match'];
  const match = typeof header === 'string' ? /^(?:W\/)?"?(\d+)"?$/.exec(header.trim()) : null;
  return match ? Number(match[1]) : undefined;
};

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new Refusal('invalid_input', {
      errors: [
        {
          field: 'Idempotency-Key',
          code: 'wrong_format',
          message: {
            ru: 'Ключ повтора: 1–200 видимых знаков латиницы',
            en: 'The idempotency key is 1–200 visible ASCII characters',
          },
        },
      ],
    });
  }
  return key;
}

const inputOf = (operation: Operation, request: FastifyRequest): unknown => {
  const body = operation.method === 'GET' || operation.stream === 'upload' ? request.query : request.body;
  if (body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body)))
    throw new Refusal('invalid_input');
  return { ...(body as object | undefined), ...(request.params as object) };
};

export async function registerOperations(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(fastifyCookie);
  await registerStreams(app, services);
  // Asked when all is registered: plugins mark their routes after this hook has seen them.
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => {
    routes.push(route);
  });
  app.addHook('onReady', async () => {
    const stray = routes.find(({ config }) => !config?.operation && !config?.plain);
    if (stray) throw new Error(`route ${String(stray.method)} ${stray.url} belongs to no operation`);
  });
  for (const operation of services.catalog.operations) addRoute(app, services, operation);
}

function addRoute(app: FastifyInstance, services: Services, operation: Operation): void {
  const stringify = writerOf(operation);
  if (operation.protocol === 'oauth') {
    addOauthRoute(app, services, operation, stringify);
    return;
  }
  app.route({
    method: operation.method,
    url: operation.path,
    // Sizes are asked of files alone. Elsewhere nobody asks for heads, and each route of theirs makes the start longer.
    exposeHeadRoute: operation.stream === 'download',
    config: { operation: operation.name },
    handler: async (request, reply) => {
      const whoAsks = () => requestActor(services, request, operation.access === 'public');
      const actor = await whoAsks();
      if (operation.stream) {
        const admitAgain = async () => admit(services, operation, await whoAsks());
        return runStream(
          { services, actor, request, reply, input: inputOf(operation, request), admitAgain },
          operation,
        );
      }
      const result = await call(services, operation.name, actor, inputOf(operation, request), {
        idempotencyKey: keyOf(request),
        version: versionOf(request),
      });
      await answer(services, operation, actor, request, reply, result, stringify);
      return reply;
    },
  });
}

/** Writes answers by the operation's contract. Made at the first answer: a start need not wait for those of all operations. */
function writerOf(operation: Operation): (body: unknown) => string {
  let write: ((body: unknown) => string) | undefined;
  return (body) => {
    write ??= fastJsonStringify(outputSchema(operation) as never) as (body: unknown) => string;
    return write(body);
  };
}

async function answer(
  services: Services,
  operation: Operation,
  actor: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
  result: CallResult,
  stringify: (body: unknown) => string,
): Promise<void> {
  const body = afterCall(services, operation, actor, request, reply, result.body);
  const version = (body as { version?: unknown } | null)?.version;
  if (typeof version === 'number') reply.header('etag', `"${version}"`);
  reply
    .code(result.status)
    .header('content-type', 'application/json; charset=utf-8')
    .header('cache-control', 'no-store');
  reply.send(stringify(body));
}
