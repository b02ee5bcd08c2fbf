// `directories list`, `directories test`, `directories sync`: the same operations as the page of directories. A sync is
// done here and now, for there may be no worker.
import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import type { listDirectories, listDirectoryRunLines, listDirectoryRuns, testDirectory } from '#contract/ldap.ts';
import { directoryFaults } from '#contract/ldap-faults.ts';
import { type Ended, runSync } from '#core/identity/directories/sync-run.ts';
import { call } from '#core/runner.ts';
import { StartError } from '#core/start-error.ts';
import type { Answer, ProgramGround } from './command.ts';
import { tableLines } from './table.ts';
import { passwordOf } from './users.ts';

type Directory = z.output<(typeof listDirectories)['output']>['items'][number];
type Line = z.output<(typeof listDirectoryRunLines)['output']>['items'][number];
type Step = z.output<(typeof testDirectory)['output']>['steps'][number];

async function all({ services, actor }: ProgramGround): Promise<Directory[]> {
  const { body } = await call(services, 'identity.ldap.list', actor, {});
  return (body as z.output<(typeof listDirectories)['output']>).items;
}

/** The directory that was named, or the only one. */
async function chosen(ground: ProgramGround): Promise<Directory> {
  const found = await all(ground);
  const key = ground.flags.text('key');
  const [only] = found;
  if (key === undefined && only && found.length === 1) return only;
  if (key === undefined) {
    throw new StartError(found.length === 0 ? 'Каталогов ещё нет' : `Каталогов несколько: укажите --key`);
  }
  const named = found.find((one) => one.key === key);
  if (!named) throw new StartError(`Нет каталога с ключом ${key}`);
  return named;
}

export async function listDirectoriesHere(ground: ProgramGround): Promise<Answer> {
  const items = await all(ground);
  const rows = items.map(({ key, name, enabled, settings, linked, lastRun }) => [
    key,
    name,
    enabled ? 'включён' : 'выключен',
    settings.servers.map(({ host, port }) => `${host}:${port}`).join(', '),
    String(linked),
    lastRun ? `${stateWords[lastRun.state]} ${lastRun.createdAt}` : 'не было',
  ]);
  const head = ['Ключ', 'Название', 'Вход', 'Серверы', 'Связано', 'Последняя сверка'];
  return { json: { items }, lines: items.length > 0 ? tableLines(head, rows) : ['Каталогов ещё нет'] };
}

const stateWords: Record<NonNullable<Directory['lastRun']>['state'], string> = {
  waiting: 'ждёт',
  running: 'идёт',
  done: 'выполнена',
  stopped: 'остановлена',
  failed: 'не удалась',
};
const stepWords: Record<Step['step'], string> = {
  name: 'Имя сервера',
  tcp: 'Соединение',
  tls: 'Защита',
  bind: 'Служебный вход',
  search: 'Поиск',
  entry: 'Запись',
  groups: 'Группы',
  rights: 'Права',
  password: 'Пароль',
};
const outcomeWords = { ok: 'да', warning: 'внимание', failed: 'НЕТ', skipped: 'пропущено' } as const;

export async function testDirectoryHere(ground: ProgramGround): Promise<Answer> {
  const { services, actor, flags } = ground;
  const { id } = await chosen(ground);
  const password = flags.text('password') === undefined ? '' : await passwordOf(flags);
  const input = { id, login: flags.text('login') ?? '', password };
  const { body } = await call(services, 'identity.ldap.test', actor, input);
  const found = body as z.output<(typeof testDirectory)['output']>;
  const lines = found.steps.flatMap((step) => [
    `${step.server}  ${stepWords[step.step]}: ${outcomeWords[step.outcome]}, ${step.ms} мс`,
    ...(step.fault ? [`  ${directoryFaults[step.fault].words.ru}. ${directoryFaults[step.fault].advice.ru}`] : []),
    ...(step.said ? [`  ответ: ${step.said}`] : []),
    ...step.facts.filter((fact) => fact.value).map((fact) => `  ${fact.name}: ${fact.value}`),
    ...step.chain.map((one) => `  ${one.subject} ← ${one.issuer}, до ${one.to.slice(0, 10)} ${one.names}`),
  ]);
  return { json: found, lines: [...lines, found.ok ? 'Каталог отвечает' : 'Каталог не готов'], code: found.ok ? 0 : 1 };
}

const kindWords: Record<Line['kind'], string> = {
  create: 'завести',
  update: 'обновить',
  deactivate: 'отключить',
  returned: 'вернулся',
  taken: 'занято',
  incomplete: 'неполная',
  kept: 'оставлен',
  failed: 'не вышло',
};

async function linesOf({ services, actor }: ProgramGround, run: string): Promise<Line[]> {
  const found: Line[] = [];
  let after: string | undefined;
  do {
    const { body } = await call(services, 'identity.ldap.lines', actor, { id: run, after, limit: 200 });
    const page = body as z.output<(typeof listDirectoryRunLines)['output']>;
    found.push(...page.items);
    after = page.next ?? undefined;
  } while (after);
  return found;
}

export async function syncDirectoryHere(ground: ProgramGround): Promise<Answer> {
  const { services, actor, flags } = ground;
  const { id } = await chosen(ground);
  const dry = flags.has('dry-run');
  const agreed = flags.text('agreed') === undefined ? {} : { agreed: flags.count('agreed', 1) };
  const { body } = await call(services, 'identity.ldap.sync', actor, { id, dry, ...agreed });
  const run = (body as { id: string }).id;
  const ended = (await runSync(services, run)) ?? (await endOf(ground, id, run));
  const items = await linesOf(ground, run);
  const rows = items.map((line) => [
    kindWords[line.kind],
    line.login,
    line.name,
    line.changes.map((change) => `${change.field}: ${change.from || '—'} → ${change.to || '—'}`).join('; ') ||
      line.note,
  ]);
  const counts = Object.entries(ended.counts)
    .map(([kind, count]) => `${kind}: ${count}`)
    .join(', ');
  return {
    json: { run, ...ended, items },
    lines: [
      ...(rows.length > 0 ? tableLines(['Что', 'Логин', 'Имя', 'Подробнее'], rows) : []),
      ...endWords(ended.state, ended.problem, dry),
      ...(counts ? [counts] : []),
    ],
    code: ended.state === 'done' ? 0 : 1,
  };
}

/** A running server may have been quicker to begin: its sync is waited for. */
async function endOf({ services, actor }: ProgramGround, id: string, run: string): Promise<Ended> {
  for (;;) {
    const { body } = await call(services, 'identity.ldap.runs', actor, { id });
    const { items } = body as z.output<(typeof listDirectoryRuns)['output']>;
    const found = items.find((one) => one.id === run);
    if (!found) throw new StartError('Сверка пропала: каталог удалён');
    if (found.endedAt !== null) return found;
    await wait(500);
  }
}

function endWords(state: string, problem: string, dry: boolean): string[] {
  if (state === 'done') return [dry ? 'Пробная сверка: ничего не изменено' : 'Сверка выполнена'];
  if (state === 'stopped') {
    return ['Остановлено: слишком многих пришлось бы отключить. Если это верно, повторите с --agreed ЧИСЛО'];
  }
  const fault = directoryFaults[problem as keyof typeof directoryFaults];
  return [fault ? `Не удалось. ${fault.words.ru}. ${fault.advice.ru}` : 'Не удалось'];
}
