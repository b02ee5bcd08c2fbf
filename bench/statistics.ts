// Figures of a year and conditions on the organisation's own fields over all letters, as an administrator and as a reader of
// forty groups.
import pg from 'pg';
import { startChild } from '#test/support/child-server.ts';
import type { BenchDatabase } from './database.ts';
import { load } from './http.ts';
import type { ReaderName } from './office.ts';

export interface FigureCell {
  reader: ReaderName;
  what: string;
  p50: number;
  p95: number;
  failures: number;
}

const readers = ['administrator', '40 groups'] as const satisfies readonly ReaderName[];
const fields = [
  ['sum', 'number'],
  ['topic', 'choice'],
] as const;

/** Two fields with a value on every letter: a sum up to a million, a topic that one letter in a thousand shares with few. */
async function ensureFields(database: BenchDatabase, say: (line: string) => void): Promise<void> {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  try {
    for (const [at, [key, type]] of fields.entries()) {
      const made = await owner.query(
        `insert into record_field (id, subject, key, name, type, options, position, used)
         values (gen_random_uuid(), 'letter', $1, $1, $2, $3, $4, true) on conflict do nothing returning id`,
        [key, type, JSON.stringify([{ key: 'rare', title: 'rare', retired: false }]), at],
      );
      const id = made.rows[0]?.id;
      if (!id) continue;
      const started = performance.now();
      const value =
        type === 'number'
          ? 'null, round((random() * 1e6)::numeric, 2)'
          : `case when random() < 0.001 then 'rare' else 'c' || (ordinal % 5) end, null`;
      await owner.query(
        `insert into record_field_value (id, record_id, field_id, registration_order, code, number_value)
         select gen_random_uuid(), id, $1, registration_order, ${value} from record where kind = 'incoming_letter'`,
        [id],
      );
      say(`field ${key} filled in ${((performance.now() - started) / 1000).toFixed(0)} s`);
    }
    // Heads see their area's figures; the reader of the bench is given the switch.
    for (const reader of readers)
      await owner.query(
        `insert into user_switch (user_id, operation, enabled, reach) values ($1, 'bundle:statistics', true, 'area')
         on conflict (user_id, operation) do update set reach = excluded.reach`,
        [database.office.userIds[reader]],
      );
    await owner.query('update rights_version set version = version + 1');
    await owner.query('vacuum analyze record_field_value');
  } finally {
    await owner.end();
  }
}

export async function benchStatistics(
  database: BenchDatabase,
  seconds: number,
  say: (line: string) => void,
): Promise<FigureCell[]> {
  await ensureFields(database, say);
  const server = await startChild(database.environment, ['--role', 'web', '--no-migrate']);
  const cells: FigureCell[] = [];
  const get = (path: string) => ({ method: 'GET' as const, path });
  const list = (body: object) => ({
    method: 'POST' as const,
    path: '/api/correspondence/letters/list',
    body: { direction: 'incoming', ...body },
  });
  const year = 'from=2025-01-01&to=2025-12-31';
  const asked = [
    ...['month', 'kind', 'department', 'correspondent', 'registrar', 'timing'].map(
      (by) => [`a year by ${by}`, get(`/api/correspondence/statistics?${year}&by=${by}`)] as const,
    ),
    ['two years by month', get(`/api/correspondence/statistics?${year}&by=month&compare=true`)] as const,
    ['field: rare option', list({ custom: { topic: 'rare' } })] as const,
    ['field: 1 % of sums', list({ custom: { sum: { from: 1_000, to: 11_000 } } })] as const,
    ['field: rare option, 50 % of sums', list({ custom: { topic: 'rare', sum: { from: 0, to: 500_000 } } })] as const,
    ['sorted by a field', list({ sort: '-custom.sum' })] as const,
    ['sorted by a field, a group', list({ sort: '-custom.sum', custom: { topic: 'rare' } })] as const,
    ['values shown', list({ withCustom: true })] as const,
  ];
  try {
    for (const reader of readers)
      for (const [what, request] of asked) {
        const ask = () => ({
          ...request,
          headers: { authorization: `Bearer ${database.office.tokens[reader]}` },
        });
        await load(server.address, ask, { connections: 1, seconds: 0.2 });
        const { p50, p95, failures } = await load(server.address, ask, { connections: 1, seconds });
        cells.push({ reader, what, p50, p95, failures });
      }
  } finally {
    await server.stop();
  }
  return cells;
}
