// The OpenAPI 3.1 document, made from the contracts: one path item per operation, its right and its errors named.
import type { z } from 'zod';
import { type Operation, problem } from '#contract/core.ts';
import type { Catalog } from '../catalog.ts';
import { openApiSchema } from './schema.ts';

type Json = Record<string, unknown>;

function split(operation: Operation): { path: string; names: string[]; rest: Json } {
  const names = [...operation.path.matchAll(/:(\w+)/g)].map((match) => match[1] as string);
  const schema = openApiSchema(operation.input, 'input');
  const properties = { ...(schema.properties as Json | undefined) };
  for (const name of names) delete properties[name];
  const required = ((schema.required as string[] | undefined) ?? []).filter((name) => !names.includes(name));
  return {
    path: operation.path.replace(/:(\w+)/g, '{$1}'),
    names,
    rest: { ...schema, properties, ...(required.length > 0 ? { required } : { required: undefined }) },
  };
}

function describe(operation: Operation): Json {
  const { names, rest } = split(operation);
  const parameters: Json[] = names.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }));
  const properties = (rest.properties ?? {}) as Json;
  const inQuery = operation.method === 'GET' || operation.stream === 'upload';
  if (inQuery) {
    const required = (rest.required as string[] | undefined) ?? [];
    for (const [name, schema] of Object.entries(properties))
      parameters.push({ name, in: 'query', required: required.includes(name), schema });
  }
  if (operation.kind === 'action' && !operation.stream) {
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', maxLength: 200 },
    });
  }
  if (operation.versioned)
    parameters.push({ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } });
  const body =
    operation.stream === 'upload'
      ? {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['file'],
                properties: { file: { type: 'string', format: 'binary' } },
              },
            },
          },
        }
      : !inQuery && Object.keys(properties).length > 0
        ? {
            required: true,
            content: {
              [operation.protocol === 'oauth' ? 'application/x-www-form-urlencoded' : 'application/json']: {
                schema: JSON.parse(JSON.stringify(rest)),
              },
            },
          }
        : undefined;
  const answer =
    operation.stream === 'download'
      ? { description: operation.title.en, content: { 'application/octet-stream': {} } }
      : operation.stream === 'live'
        ? { description: operation.title.en, content: { 'text/event-stream': {} } }
        : {
            description: operation.title.en,
            content: { 'application/json': { schema: openApiSchema(operation.output, 'output') } },
          };
  return {
    operationId: operation.name,
    summary: operation.title.ru,
    description: operation.title.en,
    tags: [operation.name.split('.')[0]],
    'x-right': operation.access === 'right' ? operation.name : operation.access,
    ...(operation.personal ? { 'x-personal-data': operation.personal } : {}),
    ...(operation.quiet || operation.machinery ? { 'x-leaves-no-event': operation.quiet ?? operation.machinery } : {}),
    ...(operation.access === 'public' ? { security: [] } : {}),
    parameters,
    ...(body ? { requestBody: body } : {}),
    responses: { [operation.status]: answer, default: { $ref: '#/components/responses/Problem' } },
  };
}

export function openApiDocument(catalog: Catalog): Json {
  const paths: Record<string, Json> = {};
  for (const operation of catalog.operations) {
    const { path } = split(operation);
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vedomo',
      version: '0.1.0',
      license: { name: 'MIT', identifier: 'MIT' },
      description:
        'Every operation of the program. Sign in (cookie `sid`) or send `Authorization: Bearer …` with a personal token or ' +
        'the token of a program; this document and its page `/api/docs` ask for the same. Without either only the operations ' +
        'marked with an empty `security` answer, and `/api/health` and `/api/ready`. Figures for Prometheus are at `/metrics`: ' +
        'to requests from the machine itself, else by the right `core.system.read`. Errors are RFC 9457 problem documents ' +
        'with a stable `code`.',
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'sid' },
        token: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: openApiSchema(problem as z.ZodType, 'output') },
      responses: {
        Problem: {
          description: 'RFC 9457 problem document',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}
