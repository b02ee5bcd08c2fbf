// Input that no form would send, at every operation that HTTP carries: each answer is a refusal in words or a success, never
// a fault of the program. Made from the contracts' examples with one value spoilt at a time.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Operation } from '#contract/core.ts';
import { newId } from '#core/ids.ts';
import { type Caller, startTestServer, type TestServer } from '#test/support/server.ts';
import { makeWorld, worldPassword } from '../../server/world.ts';

type Fields = Record<string, unknown>;

/** Values that break what reads them carelessly: other kinds, edges of numbers and days, bytes that PostgreSQL refuses. */
const garbage: readonly unknown[] = [
  null,
  '',
  'a\u0000b',
  '\ud800',
  "'; drop table record; --",
  '%_\\',
  '2026-02-30',
  '275761-01-01',
  'NaN',
  -1,
  0.5,
  1e308,
  2 ** 53,
  true,
  [],
  [null],
  {},
  { $ne: 1 },
  'я'.repeat(70_000),
  Array.from({ length: 2000 }, () => 'x'),
];
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
/** Bodies that are no fields at all. */
const bodies: readonly unknown[] = [[], [[]], 'text', 7, null, nested(500), { __proto__x: 1, constructor: 1 }];

/** Acts that end the owner's own session or rights, and streams that stay open. */
const passedOver = new Set([
  'core.live.open',
  'identity.session.close',
  'identity.session.end',
  'identity.session.lock',
  'identity.session.endOthers',
]);

describe('input at every boundary', () => {
  let server: TestServer;
  let ids: Record<string, string>;
  let owner: Caller;
  before(async () => {
    server = await startTestServer();
    ({ ids } = await makeWorld(server.services));
    owner = await server.signIn('owner', worldPassword);
  });
  after(() => server.close());

  const filled = (value: unknown): unknown => {
    if (typeof value === 'string' && value.startsWith('$')) return ids[value.slice(1)] ?? newId();
    if (Array.isArray(value)) return value.map(filled);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one)]));
  };

  /** What is wrong with the answer; nothing when it is one that a program may give. */
  async function fault(
    operation: Operation,
    input: Fields,
    body: unknown,
    spoilt: string,
  ): Promise<string | undefined> {
    const left = { ...input };
    const path = operation.path.replace(/:(\w+)/g, (_, name: string) => {
      const value = left[name];
      delete left[name];
      return encodeURIComponent(
        typeof value === 'string' && value.isWellFormed()
          ? value.slice(0, 200) || '-'
          : JSON.stringify(value ?? null).slice(0, 200),
      );
    });
    const search = new URLSearchParams();
    if (operation.method === 'GET')
      for (const [key, value] of Object.entries(left))
        search.append(key, typeof value === 'string' ? value.slice(0, 2000) : JSON.stringify(value).slice(0, 2000));
    const url = search.size > 0 ? `${path}?${search}` : path;
    const sent = operation.method === 'GET' ? undefined : (body ?? left);
    const answer = await owner.call(operation.method, url, sent, {
      'if-match': '"1"',
      'content-type': 'application/json',
    });
    if (answer.statusCode < 500) return undefined;
    // A part of the world that is not there (a mail server, a directory) is said as such.
    if (answer.statusCode === 503 || answer.statusCode === 502) return undefined;
    return `${operation.name} ${spoilt}: ${answer.statusCode} ${answer.body.slice(0, 200)}`;
  }

  it('P42 one spoilt field at a time, and bodies that are no fields, are answered in words by every operation', async () => {
    const faults: string[] = [];
    let asked = 0;
    let turn = 0;
    const operations = server.services.catalog.operations.filter((one) => !one.stream && !passedOver.has(one.name));
    for (const operation of operations) {
      const input = filled(operation.example) as Fields;
      const shape = (operation.input as { shape?: Record<string, unknown> }).shape ?? {};
      const names = [...new Set([...Object.keys(input), ...Object.keys(shape)])];
      const tries: [Fields, unknown, string][] = names.flatMap((name) =>
        // Each field meets some of the values; over all fields of all operations each value meets thousands.
        Array.from({ length: 3 }, () => {
          const value = garbage[turn++ % garbage.length];
          return [{ ...input, [name]: value }, undefined, `${name}=${JSON.stringify(value)?.slice(0, 40)}`] as [
            Fields,
            unknown,
            string,
          ];
        }),
      );
      if (operation.method !== 'GET') {
        const body = bodies[turn++ % bodies.length];
        tries.push([input, body, `body=${JSON.stringify(body).slice(0, 40)}`]);
      }
      for (const [fields, body, spoilt] of tries) {
        asked += 1;
        const found = await fault(operation, fields, body, spoilt);
        if (found) faults.push(found);
      }
    }
    assert.ok(asked > operations.length * 4, `${asked} tries`);
    assert.deepEqual(faults, []);
  });
});
