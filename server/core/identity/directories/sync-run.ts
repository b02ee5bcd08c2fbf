// One sync from its beginning to its end: read, decide, stop when it would close too many accounts, else do it person by
// person, each in a transaction of its own.
import { writeEvents } from '../../events.ts';
import { Refusal } from '../../refusal.ts';
import { call } from '../../runner.ts';
import type { Services } from '../../services.ts';
import { asRefusal, DirectoryRefusal, faultOf } from './faults.ts';
import { directoryActor, take } from './perform.ts';
import { claimRun, type RunState } from './runs.ts';
import { tellStopped } from './stopped-mail.ts';
import { type Directory, directoryById } from './stored.ts';
import { isTooMany, type PlannedAct, planSync, type Sides } from './sync-plan.ts';
import { confirmGone, readSides } from './sync-sides.ts';
import { tellDown } from './try-directories.ts';

export interface Ended {
  state: RunState;
  counts: Record<string, number>;
  problem: string;
}
interface Order {
  runId: string;
  dry: boolean;
  agreed: number | null;
}
interface Line {
  kind: PlannedAct['kind'] | 'kept' | 'failed';
  userId: string | null;
  data: { name: string; login: string; note?: string; changes?: unknown };
}

const linesAtMost = 20_000;

/** Does the run unless somebody else has begun it; undefined then. Never throws for what the directory does. */
export async function runSync(services: Services, runId: string): Promise<Ended | undefined> {
  const pool = services.pools.write;
  const claimed = await claimRun(pool, runId, services.clock.now().toISOString());
  if (!claimed) return undefined;
  const directory = await directoryById(services, pool, claimed.directory_id);
  if (!directory) return undefined;
  const order = { runId, dry: claimed.dry, agreed: claimed.agreed };
  let ended: Ended;
  try {
    ended = await sync(services, directory, order);
  } catch (error) {
    const fault = error instanceof DirectoryRefusal ? error : faultOf(error);
    if (!(error instanceof DirectoryRefusal)) services.log.error({ err: error, run: runId }, 'a sync failed');
    else await tellDown(services, directory, fault);
    ended = { state: 'failed', counts: {}, problem: fault.code };
  }
  await pool.query('update directory_run set state = $2, counts = $3, problem = $4, ended_at = $5 where id = $1', [
    runId,
    ended.state,
    JSON.stringify(ended.counts),
    ended.problem,
    services.clock.now().toISOString(),
  ]);
  await writeEvents(
    services,
    pool,
    directoryActor(directory),
    'identity.ldap.end',
    [{ data: { directory: directory.key, run: runId, dry: order.dry, ...ended } }],
    ended.state === 'done' ? 'done' : 'refused',
  );
  services.kick();
  if (ended.state === 'stopped') await tellStopped(services, directory, runId, ended.counts);
  return ended;
}

async function sync(services: Services, directory: Directory, order: Order): Promise<Ended> {
  const sides = await readSides(services, directory);
  const planned = planSync(sides);
  const { acts, kept } = await confirmGone(services, directory, planned);
  const active = sides.linked.filter((account) => account.status === 'active').length;
  const leaving = acts.filter((act) => act.kind === 'deactivate').length;
  const counts = countsOf(sides, acts, kept, active);
  const emptied = sides.listed.length === 0 && active > 0 && order.agreed === null;
  if (emptied || isTooMany(leaving, active, directory.settings.sync.maxPercent, order.agreed)) {
    await writeLines(services, order.runId, [...acts.map(lineOf), ...kept.map(keptLine)]);
    return { state: 'stopped', counts, problem: emptied ? 'emptied' : 'tooMany' };
  }
  if (order.dry) {
    await writeLines(services, order.runId, [...acts.map(lineOf), ...kept.map(keptLine)]);
    return { state: 'done', counts, problem: '' };
  }
  const lines: Line[] = kept.map(keptLine);
  let failed = 0;
  for (const act of acts) {
    const problem = await carryOut(services, directory, act);
    if (problem) failed += 1;
    const line = lineOf(act);
    lines.push(problem ? { ...line, kind: 'failed', data: { ...line.data, note: problem } } : line);
  }
  await noteSeen(services, directory, sides);
  await writeLines(services, order.runId, lines);
  return { state: 'done', counts: { ...counts, ...(failed > 0 ? { failed } : {}) }, problem: '' };
}

function countsOf(sides: Sides, acts: readonly PlannedAct[], kept: readonly PlannedAct[], active: number) {
  const counts: Record<string, number> = { listed: sides.listed.length, linked: sides.linked.length, active };
  for (const { kind } of acts) counts[kind] = (counts[kind] ?? 0) + 1;
  if (kept.length > 0) counts.kept = kept.length;
  return counts;
}

/** Undefined when done; the code of the refusal otherwise. */
async function carryOut(services: Services, directory: Directory, act: PlannedAct): Promise<string | undefined> {
  try {
    if (act.kind === 'create' || act.kind === 'update') {
      const first = directory.settings.firstSignIn === 'active' ? 'active' : 'pending';
      await take(services, { directory, person: act.listed.person, given: act.listed.given, first });
    } else if (act.kind === 'deactivate') {
      await closeAccount(services, directory, act.account.userId, act.why);
    }
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    services.log.error({ err: error }, 'one person of a sync failed');
    return asRefusal(error).code;
  }
}

const reasons = {
  disabled: 'Учётная запись отключена в каталоге',
  gone: 'Учётной записи больше нет в каталоге',
} as const;

/** By the same operation as an administrator: sessions and tokens end with it, the last owner stays. */
export async function closeAccount(
  services: Services,
  directory: Directory,
  userId: string,
  why: keyof typeof reasons,
): Promise<void> {
  const reason = `${reasons[why]} «${directory.name}»`;
  await call(services, 'identity.user.deactivate', directoryActor(directory), { id: userId, reason });
}

async function noteSeen(services: Services, directory: Directory, sides: Sides): Promise<void> {
  await services.pools.write.query(
    `update directory_person p set seen_at = $2, dn = s.dn
     from unnest($3::text[], $4::text[]) as s (subject, dn) where p.directory_id = $1 and p.subject = s.subject`,
    [
      directory.id,
      services.clock.now().toISOString(),
      sides.listed.map(({ person }) => person.subject),
      sides.listed.map(({ person }) => person.dn),
    ],
  );
}

function lineOf(act: PlannedAct): Line {
  if (act.kind === 'create' || act.kind === 'taken' || act.kind === 'incomplete') {
    const { name, login, dn } = act.listed.person;
    const note = act.kind === 'incomplete' ? act.what : '';
    return { kind: act.kind, userId: null, data: { name: name || dn, login, note } };
  }
  const { userId, name, login } = act.account;
  if (act.kind === 'update') return { kind: act.kind, userId, data: { name, login, changes: act.changes } };
  return { kind: act.kind, userId, data: { name, login, note: act.kind === 'deactivate' ? act.why : '' } };
}
const keptLine = (act: PlannedAct): Line => ({ ...lineOf(act), kind: 'kept' });

async function writeLines(services: Services, runId: string, lines: readonly Line[]): Promise<void> {
  const kept = lines.slice(0, linesAtMost);
  await services.pools.write.query(
    `insert into directory_run_line (run_id, place, kind, user_id, data)
     select $1, line.place, line.kind, line.user_id, line.data
     from unnest($2::int[], $3::text[], $4::uuid[], $5::jsonb[]) as line (place, kind, user_id, data)`,
    [
      runId,
      kept.map((_, place) => place),
      kept.map((line) => line.kind),
      kept.map((line) => line.userId),
      kept.map((line) => JSON.stringify(line.data)),
    ],
  );
}
