// Rights in words: for each operation the roles, groups and switches that give it or take it away.
import { sql } from 'kysely';
import type * as z from 'zod';
import { type Clearance, type Output, type Reach, reaches, type Text } from '#contract/core.ts';
import type { readMyRights, reason } from '#contract/identity.ts';
import { dateIn } from '../../clock.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { Grant, Reasons, Rights, Switch } from '../../rights.ts';
import { standingOn } from '../substitution/today.ts';
import { bundleStates } from '../user-cards.ts';
import { roleWords } from './role-words.ts';

export type Reason = z.output<typeof reason>;
type Held = Output<typeof readMyRights>;

export interface Words {
  role(key: string): Text;
  group(id: string | null): { id: string; name: string } | null;
  bundle(key: string | undefined): { key: string; title: Text } | null;
  /** The last day before this moment. */
  day(moment: string | null): string | null;
}

export async function rightsWords(handle: object): Promise<Words> {
  const { catalog, config } = shapeOf(handle).services;
  const role = await roleWords(handle);
  const rows = await unscoped(handle)
    .selectFrom('principal')
    .select(['id', 'name'])
    .where('kind', '=', 'group')
    .execute();
  const groups = new Map(rows.map((row) => [row.id, row]));
  return {
    role,
    group: (id) => (id ? (groups.get(id) ?? { id, name: '' }) : null),
    bundle: (key) => {
      const found = key === undefined ? undefined : catalog.bundles.get(key);
      return found ? { key: found.key, title: found.title } : null;
    },
    day: (moment) => (moment ? dateIn(config.zone, new Date(Date.parse(moment) - 1000)) : null),
  };
}

const marked = (given: readonly Clearance[]): Clearance[] => given.filter((mark) => mark !== 'none');

export function reasonOfGrant(words: Words, { source, reach, clearances }: Grant): Reason {
  return {
    kind: 'role',
    enabled: true,
    role: source ? { key: source.role, name: words.role(source.role) } : null,
    bundle: null,
    group: words.group(source?.groupId ?? null),
    area: words.group(source?.areaId ?? null),
    endsOn: words.day(source?.endsAt ?? null),
    reach,
    clearances: marked(clearances),
  };
}
export function reasonOfSwitch(words: Words, one: Switch): Reason {
  const { enabled, reach } = one;
  const bundle = words.bundle(one.bundle);
  return {
    kind: 'switch',
    enabled,
    role: null,
    bundle,
    group: null,
    area: null,
    endsOn: null,
    reach,
    clearances: [],
  };
}

/** The same role often names an operation twice, by itself and in a bundle: the wider one is told. */
export function reasonsOf(words: Words, { grants, switches }: Reasons): Reason[] {
  const told = new Map<string, Reason>();
  for (const one of [
    ...grants.map((grant) => reasonOfGrant(words, grant)),
    ...switches.map((it) => reasonOfSwitch(words, it)),
  ]) {
    const key = [one.kind, one.enabled, one.role?.key, one.bundle?.key, one.group?.id, one.area?.id, one.endsOn].join();
    const before = told.get(key);
    if (!before || reaches.indexOf(before.reach) < reaches.indexOf(one.reach)) told.set(key, one);
  }
  return [...told.values()].sort((one, other) => Number(one.enabled) - Number(other.enabled));
}

export const widest = (given: readonly { reach: Reach }[]): Reach | null =>
  given.reduce<Reach | null>(
    (most, one) => (most !== null && reaches.indexOf(most) >= reaches.indexOf(one.reach) ? most : one.reach),
    null,
  );

/** Everything that these rights hold, or had and a switch took away. */
export async function explainRights(handle: object, userId: string, rights: Rights): Promise<Held> {
  const { catalog, config, clock } = shapeOf(handle).services;
  const { rows } = await sql<{ id: string; name: string; switches: { operation: string; enabled: boolean }[] }>`
    select p.id, p.name, coalesce((select json_agg(json_build_object('operation', s.operation, 'enabled', s.enabled))
      from user_switch s where s.user_id = p.id), '[]') as switches
    from principal p where p.id = ${userId}`.execute(unscoped(handle));
  const [person] = rows;
  if (!person) throw new Refusal('not_found');
  const words = await rightsWords(handle);
  const roles = new Map<string, Held['roles'][number]>();
  for (const one of rights.held) {
    const said = reasonOfGrant(words, { operation: '', reach: 'own', area: [], clearances: [], source: one });
    if (said.role)
      roles.set(JSON.stringify(one), { role: said.role, group: said.group, area: said.area, endsOn: said.endsOn });
  }
  const items: Held['items'] = [];
  for (const { name, title, access } of catalog.operations) {
    if (access !== 'right') continue;
    const reasons = rights.reasons(name);
    const because = reasonsOf(words, reasons);
    if (because.length === 0) continue;
    const taken = because.some((one) => !one.enabled);
    const held = because.some((one) => one.enabled);
    if (taken && !held) continue;
    items.push({
      operation: name,
      title,
      module: name.split('.')[0] ?? '',
      reach: taken ? null : widest(because),
      clearances: taken ? [] : marked(rights.clearances(name)),
      because,
    });
  }
  return {
    person: { id: person.id, name: person.name },
    roles: [...roles.values()],
    switches: bundleStates(person.switches),
    standsIn: (await standingOn(handle, [userId], dateIn(config.zone, clock.now()), 'absent')).map(
      ({ id, name, untilOn }) => ({ id, name, untilOn }),
    ),
    items,
  };
}
