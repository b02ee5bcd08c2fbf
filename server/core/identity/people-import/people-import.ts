// Import of people: every row runs the same operations as the users page, in the name of whoever started it; new people are
// invited where that was asked. The steps, the page and the resuming are those of all imports.
import { defineImport, type ImportGround, type ImportSession, type JudgedRow } from '../../import/definition.ts';
import { Refusal } from '../../refusal.ts';
import { call } from '../../runner.ts';
import { peopleColumns } from './columns.ts';
import { changesOf, type KnownPerson, knownPeople } from './known-people.ts';
import { ourNames } from './our-names.ts';
import { type PersonLine, personLine } from './person-line.ts';

type Line = JudgedRow<PersonLine>;

async function open(ground: ImportGround): Promise<ImportSession<PersonLine>> {
  const { services } = ground;
  const names = await ourNames(services);
  const firstWith = new Map<string, number>();
  const changes = new Map<number, Record<string, unknown>>();
  return {
    parse: (cells) => personLine(cells, names),
    keyOf: ({ login, email, name }) => ({ key: (login ?? email ?? name ?? '').toLowerCase() }),
    see(row, { email }) {
      if (email && !firstWith.has(email)) firstWith.set(email, row);
    },
    async judge(sql, rows) {
      const known = await knownPeople(sql, rows);
      for (const row of rows) {
        const first = firstWith.get(row.value.email ?? '') ?? row.row;
        if (first < row.row) row.problems.push({ column: 'email', code: 'import_twice', details: { row: first } });
        judgeLine(row, known, ground, changes);
      }
    },
    async make({ row, value }, once) {
      const { body } = await call(services, 'identity.user.create', ground.actor, value, once);
      const { id } = body as { id: string };
      if (ground.options.invite && value.email) await inviteOnce(ground, row, id);
      return id;
    },
    async change({ row, recordId }, once) {
      const { rows } = await services.pools.write.query<{ version: number }>(
        'select version from app_user where id = $1',
        [recordId],
      );
      const input = { id: recordId, ...changes.get(row) };
      await call(services, 'identity.user.update', ground.actor, input, { ...once, version: rows[0]?.version });
    },
    findings: () => ({}),
  };
}

/** An answer that is shown once only says that the invitation left before the program died. */
async function inviteOnce({ services, actor, importId }: ImportGround, row: number, id: string): Promise<void> {
  const key = { idempotencyKey: `import-invite:${importId}:${row}` };
  try {
    await call(services, 'identity.invitation.send', actor, { id, show: false }, key);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'shown_once')) throw error;
  }
}

/** By what the person is now, not by what an earlier import of the same row knew. */
function judgeLine(
  row: Line,
  people: readonly KnownPerson[],
  { options, startedAt }: ImportGround,
  changes: Map<number, Record<string, unknown>>,
): void {
  const { value, problems } = row;
  const byLogin = people.find(({ login }) => login === value.login?.toLowerCase());
  const byEmail = value.email ? people.find(({ email }) => email === value.email) : undefined;
  if (byLogin && byEmail && byLogin.id !== byEmail.id) problems.push({ column: 'email', code: 'import_other_person' });
  const known = byLogin ?? byEmail ?? people.find(({ id }) => id === row.recordId);
  // Whom this very run has made before it was cut short, or somebody else meanwhile: the key of the operation tells.
  const made = known && startedAt !== null && known.createdAt >= startedAt;
  if (!known || made) {
    row.verdict = 'new';
    row.recordId = null;
    return;
  }
  if (!['active', 'invited'].includes(known.status)) problems.push({ column: 'login', code: 'import_closed' });
  const changed = options.update ? changesOf(known, value) : {};
  row.verdict = Object.keys(changed).length > 0 ? 'changed' : 'same';
  row.recordId = known.id;
  changes.set(row.row, changed);
}

export const peopleImport = defineImport<PersonLine>({
  kind: 'people',
  title: { ru: 'Сотрудники (учётные записи)', en: 'People of the organisation (accounts)' },
  about: {
    ru: 'Человек узнаётся по логину или почте; пустая ячейка ничего не стирает, подразделение добавляется к прежним',
    en: 'A person is known by login or e-mail; an empty cell takes nothing away, a department is added',
  },
  needs: ['identity.user.create', 'identity.user.update'],
  everywhere: true,
  columns: peopleColumns,
  needsOne: ['name', 'lastName'],
  options: ['invite'],
  open,
});
