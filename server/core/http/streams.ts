// Operations whose body isn't JSON: the right and the input are asked here, the rest is the handler's.
import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import type { Operation } from '#contract/core.ts';
import { admit } from '../admit.ts';
import { parseInput } from '../input.ts';
import type { StreamCall } from '../operation.ts';
import type { Services } from '../services.ts';

export async function registerStreams(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(fastifyMultipart, {
    limits: { files: 1, fileSize: services.config.uploadLimitBytes + 1, fields: 5, headerPairs: 100 },
    throwFileSizeLimit: false,
  });
}

export async function runStream(call: StreamCall, operation: Operation): Promise<unknown> {
  const { services, actor } = call;
  const handler = services.catalog.handlers.get(operation.name);
  if (handler?.kind !== 'stream') throw new Error(`${operation.name} has no stream handler`);
  await admit(services, operation, actor);
  return handler.run({ ...call, input: parseInput(operation.input, call.input) });
}
