// The stand-in for zod: a schema built through it later checks exactly as one that is built at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z as real } from 'zod';
import { build } from './real-schema.ts';
import { z as recorder } from './recorder.ts';

const later = recorder as typeof real;

function schemas(z: typeof real) {
  const fields = { subject: z.string().trim().min(1).max(10), due: z.iso.date().nullable().optional() };
  const head = z.object({ id: z.uuid(), ...fields, page: z.coerce.number().int().default(50) });
  const copied = z.strictObject({
    kind: z.enum(['a', 'b']),
    ...z.object(fields).partial().shape,
    tags: z.array(fields.subject).max(2),
  });
  const picked = z.object({ ...head.extend({ more: z.boolean() }).omit({ page: true }).shape });
  const form = z
    .string()
    .regex(/^\d+$/)
    .refine((text) => text !== '13', 'unlucky');
  return { head, copied, picked, form };
}

const inputs: unknown[] = [
  { id: '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000', subject: ' О поставке ', page: '7' },
  { id: 'x', subject: '', due: '2026-02-30' },
  { kind: 'a', tags: ['x', 'y', 'z'] },
  { kind: 'c', tags: [], extra: 1 },
  { kind: 'a', subject: 'слишком длинная тема', tags: [] },
  { id: '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000', subject: 'x', more: true },
  '13',
  '14',
  'abc',
];

for (const name of ['head', 'copied', 'picked', 'form'] as const) {
  test(`the schema «${name}» gives the same results`, () => {
    const atOnce = schemas(real)[name];
    const replayed = build(schemas(later)[name], real) as typeof atOnce;
    for (const input of inputs) {
      const [a, b] = [atOnce.safeParse(input), replayed.safeParse(input)];
      assert.deepEqual(
        [b.success, b.data, b.error?.issues],
        [a.success, a.data, a.error?.issues],
        JSON.stringify(input),
      );
    }
  });
}

test('a schema that is real already stays as it is', () => {
  const schema = real.object({ id: real.uuid() });
  assert.equal(build(schema, real), schema);
});
