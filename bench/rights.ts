// Pages of rights in an organisation of 10,000 people: who may do this, what a person may do and why, the roles.
import { fillPeople } from '#core/bulk/people.ts';
import { newId } from '#core/ids.ts';
import { systemActor } from '#core/system-actor.ts';
import { startChild } from '#test/support/child-server.ts';
import type { BenchDatabase } from './database.ts';
import { load } from './http.ts';

export interface RightsCell {
  page: string;
  people: number;
  p50: number;
  p95: number;
  failures: number;
}

const wanted = 10_000;

/** Half of the people hold a role themselves, half through a group; one in fifty has a switch off. */
async function ensurePeople({ services, office }: BenchDatabase): Promise<number> {
  const { write } = services.pools;
  const count = async () =>
    (await write.query<{ count: number }>('select count(*)::int as count from app_user')).rows[0]?.count ?? 0;
  const missing = wanted - (await count());
  if (missing > 0) {
    const group = newId();
    const people = Array.from({ length: missing }, (_, at) => ({
      id: newId(),
      login: `rights-${at}`,
      name: `Сотрудник ${String(at).padStart(5, '0')}`,
      status: 'active' as const,
      groups: [at % 2 ? group : (office.groupIds[at % office.groupIds.length] ?? group)],
      roles: at % 2 ? [] : ['viewer'],
    }));
    const groups = [{ id: group, name: 'Все сотрудники', kind: 'team' as const }];
    await fillPeople(services, systemActor('bench'), { what: 'bench rights', groups, people });
    await write.query(`insert into group_role (group_id, role_key) values ($1, 'viewer')`, [group]);
    await write.query(
      `insert into user_switch (user_id, operation, enabled) select id, 'bundle:send', false from app_user where number % 50 = 0`,
    );
    await write.query('update rights_version set version = version + 1');
  }
  return count();
}

export async function benchRights(database: BenchDatabase, seconds: number): Promise<RightsCell[]> {
  const people = await ensurePeople(database);
  const server = await startChild(database.environment, ['--role', 'web', '--no-migrate']);
  const headers = { authorization: `Bearer ${database.office.tokens.administrator}` };
  const person = database.office.userIds['40 groups'];
  const pages: Record<string, string> = {
    'who may read letters': '/api/admin/rights/correspondence.letter.read/people?limit=50',
    'the same, found by name': `/api/admin/rights/correspondence.letter.read/people?limit=50&q=${encodeURIComponent('0042')}`,
    'who may set up people': '/api/admin/rights/identity.user.update/people?limit=50',
    'what a person may do': `/api/admin/users/${person}/rights`,
    roles: '/api/admin/roles',
    'users, a page': '/api/admin/users?limit=50',
  };
  try {
    const cells: RightsCell[] = [];
    for (const [page, path] of Object.entries(pages)) {
      const ask = () => ({ method: 'GET' as const, path, headers });
      await load(server.address, ask, { connections: 1, seconds: 0.2 });
      const { p50, p95, failures } = await load(server.address, ask, { connections: 1, seconds });
      cells.push({ page, people, p50, p95, failures });
    }
    return cells;
  } finally {
    await server.stop();
  }
}
