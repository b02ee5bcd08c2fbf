// Builds the real zod schema of a contract from what the stand-in remembers (recorder.ts); a schema that is real already is
// given back as it is. The page forbids making code from text, so zod's quick path that would try is off.
import type { z } from 'zod';
import { stepsOf } from './recorder.ts';

type Zod = typeof z;
let loading: Promise<Zod> | undefined;
const built = new WeakMap<object, z.ZodType>();

/** Fetches zod ahead of the first check. */
export function loadZod(): Promise<Zod> {
  loading ??= import('zod/v4').then(
    (library) => {
      library.z.config({ jitless: true });
      return library.z as unknown as Zod;
    },
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

export async function realSchema(schema: z.ZodType): Promise<z.ZodType> {
  if (!stepsOf(schema)) return schema;
  const zod = await loadZod();
  return build(schema, zod) as z.ZodType;
}

/** Replays the remembered steps; arguments may hold stand-ins themselves. */
export function build(value: unknown, zod: Zod): unknown {
  const steps = stepsOf(value);
  if (steps) {
    const before = built.get(value as object);
    if (before) return before;
    let owner: unknown = zod;
    let now: unknown = zod;
    for (const step of steps) {
      if ('get' in step) {
        owner = now;
        now = (now as Record<string, unknown>)[step.get];
      } else {
        now = (now as (...given: unknown[]) => unknown).apply(
          owner,
          step.call.map((one) => build(one, zod)),
        );
      }
    }
    built.set(value as object, now as z.ZodType);
    return now;
  }
  if (Array.isArray(value)) return value.map((one) => build(one, zod));
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, build(one, zod)]));
  }
  return value;
}
