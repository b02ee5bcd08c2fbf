// Lines of the page "Measures" on the journal's keeping, on what remains of people who left, and on the program itself.
import { categoriesOfSubjects } from '../incidents/affected.ts';
import { attention, type Finding, type Measure, met, none } from './check.ts';
import { composition } from './composition.ts';
import { programMeasure } from './program-measure.ts';

const hour = 3_600_000;
const backupAgeHours = 26;

async function backupAge(sql: Parameters<Measure['check']>[1], now: Date): Promise<Finding> {
  const { rows } = await sql.query<{ at: Date | null }>(
    `select at from event where operation = 'core.backup.make' and outcome = 'done' order by at desc limit 1`,
  );
  const at = rows[0]?.at;
  if (!at) return attention('Копий ещё не делали: vedomo backup --to ФАЙЛ по расписанию', 'No backup was made yet');
  const hours = Math.floor((now.getTime() - at.getTime()) / hour);
  return hours <= backupAgeHours
    ? met(`Последняя копия сделана ${hours} ч назад`, `The last backup is ${hours} h old`)
    : attention(`Последней копии ${hours} ч, должно быть не больше ${backupAgeHours}`, `The backup is ${hours} h old`);
}

export const systemMeasures: readonly Measure[] = [
  {
    id: 'P30',
    group: 'subjects',
    title: { ru: 'У отключённых нет ключей и связей', en: 'The deactivated hold no tokens' },
    check: none(
      `(select t.id from api_token t join app_user u on u.id = t.user_id where u.status = 'deactivated' and t.revoked_at is null
        union all select c.id from chat c join app_user u on u.id = c.person_id where u.status = 'deactivated' and c.state = 'linked') t`,
      { ru: 'Действующих ключей и связей с мессенджером у отключённых нет', en: 'No live tokens, no linked chats' },
      (n) => ({ ru: `Ключей и связей отключённых людей: ${n}`, en: `Tokens and chats: ${n}` }),
    ),
  },
  {
    id: 'P31',
    group: 'end',
    title: { ru: 'Обезличенных не узнать ни в одной таблице', en: 'The anonymised are nowhere' },
    async check(services, sql) {
      const { rows } = await sql.query<{ id: string }>('select id from data_subject where destroyed_at is not null');
      const left = await categoriesOfSubjects(
        sql,
        services.catalog,
        rows.map(({ id }) => id),
      );
      return left.length === 0
        ? met(`Уничтоженных субъектов ${rows.length}, значений о них нет`, `Destroyed: ${rows.length}, no values left`)
        : attention(`Остались категории: ${left.join(', ')}`, `Left: ${left.join(', ')}`);
    },
  },
  {
    id: 'P34',
    group: 'end',
    title: { ru: 'Следы в свободном тексте разобраны', en: 'Traces in free text are decided' },
    check: none(
      `leftover l join disposal d on d.id = l.disposal_id where d.state = 'done' and l.decision is null`,
      { ru: 'По каждому найденному следу есть решение', en: 'Each trace has a decision' },
      (n) => ({ ru: `Следов без решения: ${n}`, en: `Undecided: ${n}` }),
    ),
  },
  programMeasure,
  {
    id: 'P43',
    group: 'system',
    title: { ru: 'Резервная копия свежая', en: 'The backup is fresh' },
    check: (services, sql) => backupAge(sql, services.clock.now()),
  },
  {
    id: 'P45',
    group: 'system',
    title: { ru: 'Состав программы известен', en: 'What the program consists of is known' },
    check: (services, sql) => composition(services.config.programDir, sql),
  },
  {
    id: 'P47',
    group: 'system',
    title: { ru: 'На выгрузках написано, кто, когда и под каким номером', en: 'Exports tell who, when and which' },
    check: none(
      `(select id, created_at from task where kind = 'core.export' and state = 'done' order by created_at desc limit 50) t
       where not exists (select from event e where e.operation = 'core.export.start' and e.data ->> 'task' = t.id::text
         and e.at between t.created_at - interval '1 minute' and t.created_at + interval '1 minute')`,
      {
        ru: 'Последние выгрузки все есть в журнале: кто, когда, что; на файле — то же и номер',
        en: 'The last exports are all in the journal: who, when, what',
      },
      (n) => ({ ru: `Выгрузок без записи в журнале: ${n}`, en: `Exports without an event: ${n}` }),
    ),
  },
];
