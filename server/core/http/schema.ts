// Contract schemas as JSON Schema: for fast serialising of answers, and for the OpenAPI document.
import { z } from 'zod';
import type { Operation } from '#contract/core.ts';

type Schema = Record<string, unknown>;

/** `anyOf [X, null]` becomes X with `nullable`, which the serialiser writes without trying alternatives. */
function fold(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(fold);
  if (schema === null || typeof schema !== 'object') return schema;
  const source = schema as Schema;
  const options = source.anyOf as Schema[] | undefined;
  const other = options?.find((one) => one.type !== 'null');
  // A choice of shapes has no type of its own: it stays a choice.
  if (options?.length === 2 && options.some((one) => one.type === 'null') && other?.type !== undefined) {
    const { anyOf: _, ...rest } = source;
    return fold({ ...rest, ...other, nullable: true });
  }
  return Object.fromEntries(
    Object.entries(source)
      .filter(([key]) => key !== '$schema' && key !== 'format' && key !== 'pattern' && key !== 'propertyNames')
      .map(([key, value]) => [key, fold(value)]),
  );
}

/** The answer's schema for the serialiser: unknown fields are left out, formats are not checked again. */
export const outputSchema = (operation: Operation): unknown =>
  fold(z.toJSONSchema(operation.output, { io: 'output', unrepresentable: 'any' }));

/** Schemas for the OpenAPI 3.1 document, formats kept. */
export function openApiSchema(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema;
  return rest;
}
