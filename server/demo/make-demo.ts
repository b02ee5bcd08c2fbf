// Fills an empty installation with a believable organisation: people, correspondents, three years of letters, their papers,
// two years of tickets, and the last days lived through act by act, so that every screen has something true to show.
import { randomInt } from 'node:crypto';
import pg from 'pg';
import { addDays } from '#core/calendar/calendar.ts';
import { calendarsOf } from '#core/calendar/of-handle.ts';
import { makeNotices } from '#core/notify/notices.ts';
import type { NumberSeries } from '#core/numbering/series.ts';
import type { Services } from '#core/services.ts';
import { StartError } from '#core/start-error.ts';
import { startOfDay } from '#core/zone.ts';
import { Chance } from './chance.ts';
import { makeContacts } from './contacts.ts';
import type { DemoGround } from './ground.ts';
import { fillHistory } from './history.ts';
import { fieldValues, makeKinds } from './kinds.ts';
import { Office } from './office.ts';
import { attachPaper } from './papers.ts';
import { makePeople } from './people.ts';
import { makeDoubtful } from './scenes/contacts.ts';
import { type Day, liveDays } from './scenes/days.ts';
import { fillDesks, runTasks } from './scenes/desks.ts';
import { earlyReserves, lateReserves } from './scenes/numbers.ts';
import { makePrivacy } from './scenes/privacy.ts';
import { newcomersAsk, standIns } from './scenes/staff.ts';
import { liveTickets } from './scenes/tickets.ts';
import { makeDesk } from './tickets/desk.ts';
import { fillTickets } from './tickets/history.ts';
import { organisation } from './words.ts';
import { WorkingDays } from './working-days.ts';

export interface DemoOptions {
  letters: number;
  /** Of the helpdesk, over two years. */
  tickets: number;
  /** How many of the latest letters get papers. */
  files: number;
  /** The role that owns the tables. */
  ownerUrl: string;
}
export interface Demo {
  password: string;
  tickets: number;
  people: { login: string; name: string; position: string; roles: string[] }[];
  letters: number;
  files: number;
  seconds: { letters: number; tickets: number; days: number; files: number };
}
const mark = 'demo';
const years = 3;
const livedDays = 8;
const hourMs = 3_600_000;

/** Refuses an installation that holds letters, or a demonstration already. */
async function refuseFilled(services: Services): Promise<void> {
  const { rows } = await services.pools.write.query<{ demo: boolean; letters: boolean }>(
    `select exists (select 1 from setting where key = $1) as demo, exists (select 1 from letter) as letters`,
    [mark],
  );
  const elsewhere = 'Для другой укажите пустую папку: VEDOMO_DATA=./demo npm run demo';
  if (rows[0]?.demo) throw new StartError(`Демонстрация здесь уже создана (или прервана на середине). ${elsewhere}`);
  if (rows[0]?.letters)
    throw new StartError(`В этой базе есть письма, демонстрация в неё не записывается. ${elsewhere}`);
}

export async function makeDemo(services: Services, options: DemoOptions, tell: (line: string) => void): Promise<Demo> {
  await refuseFilled(services);
  const random = new Chance(20_261_121);
  await services.pools.write.query('insert into setting (key, value, changed_at) values ($1, $2, $3)', [
    mark,
    JSON.stringify({ letters: options.letters }),
    services.clock.now().toISOString(),
  ]);
  const password = `demo-${['sever', 'reka', 'most', 'lodka', 'sosna'][randomInt(5)]}-${randomInt(100_000, 999_999)}`;
  const office = new Office(services);
  await settings(office);
  const people = await makePeople(services, random, password);
  tell(`Сотрудников: ${people.people.length}, подразделений: ${people.groups.length}`);
  const parties = await makeContacts(
    services,
    random,
    Math.min(5_000, Math.max(200, Math.round(options.letters / 20))),
  );
  tell(`Корреспондентов: ${parties.contacts.length}`);
  const { kinds, fields } = await makeKinds(office);
  const ground: DemoGround = {
    series: await journalsOf(services),
    kinds,
    fields,
    valuesOf: fieldValues,
    ...parties,
    people,
  };

  const began = performance.now();
  const calendar = await calendarsOf(services).get(services.pools.read, services.config.calendarCountry);
  const now = services.clock.now().getTime();
  const all = new WorkingDays(calendar, addDays(office.today, -years * 365), addDays(office.today, -1)).days;
  const lived = livedOf(all.slice(-livedDays + 1), office);
  const last = addDays(lived[0]?.day ?? office.today, -1);
  const past = options.letters - lettersOfLastDays(options.letters);
  let told = 0;
  const owner = await ownerOf(options.ownerUrl);
  const days = new WorkingDays(calendar, all[0] ?? last, last);
  const latest = await fillHistory(services, owner, ground, { days, count: past, random }, (written) => {
    if (written - told < 100_000 && written < past) return;
    told = written;
    tell(`Писем: ${written}`);
  });
  const filled = performance.now();
  const desk = await makeDesk(office, ground);
  await fillTickets(services, owner, { desk, random, count: options.tickets, last }, (written) => {
    if (written % 100_000 < 2_000 && written > 2_000) tell(`Заявок: ${written}`);
  }).finally(() => owner.end());
  const asked = performance.now();
  tell(`Последние дни: ${lived.length}`);
  // Papers of former letters were there before the first of these days; the rest come with their letters.
  const before = office.at((lived[0]?.opens ?? now) - hourMs);
  const rest = Math.max(0, options.files - (options.letters - past));
  let files = 0;
  for (const [at, letter] of latest.slice(Math.max(0, latest.length - rest)).entries())
    if (await attachPaper(before, people, letter, at)) files += 1;
  await makeNotices(before.services);
  const attached = performance.now();
  const reserved = await earlyReserves(office, ground, lived[0]?.opens ?? now);
  await makeDoubtful(office, ground, random);
  await standIns(office, ground);
  const recent = await liveDays(office, ground, random, {
    days: lived,
    letters: options.letters - past - reserved,
    papers: options.files,
  });
  const today = await liveTickets(office, desk, random, lived);
  await lateReserves(office, ground);
  await newcomersAsk(office, ground, password);
  await makePrivacy(office, ground);
  await fillDesks(office, ground, recent);
  await runTasks(office, ground, { ownerUrl: options.ownerUrl, from: lived[0]?.day ?? office.today });
  return {
    password,
    people: people.people.map(({ login, name, position, roles }) => ({ login, name, position, roles })),
    letters: options.letters,
    tickets: options.tickets + today,
    files: files + Math.min(options.files, recent.length),
    seconds: {
      letters: (filled - began) / 1000,
      tickets: (asked - filled) / 1000,
      files: (attached - asked) / 1000,
      days: (performance.now() - attached) / 1000,
    },
  };
}

/** As many as of other days, within what a person can look through. */
const lettersOfLastDays = (letters: number): number =>
  Math.min(160, Math.floor(letters / 4), Math.max(60, Math.round(letters / 75)));

/** Each day from nine to five; today as far as it has come. */
function livedOf(before: readonly string[], office: Office): Day[] {
  const { clock, config } = office.services;
  const now = clock.now().getTime();
  const past = before.map((day) => {
    const opens = Date.parse(`${day}T06:00:00Z`);
    return { day, opens, closes: opens + 8 * hourMs };
  });
  const midnight = Date.parse(startOfDay(config.zone, office.today));
  return [...past, { day: office.today, opens: Math.max(midnight, now - 4 * hourMs), closes: now }];
}

/** Whose organisation it is; and whoever looks around should not need a telephone: nobody shows a second factor. */
async function settings(office: Office): Promise<void> {
  const { items } = await office.do<{ items: { key: string; version: number; value: object }[] }>(
    'core.setting.list',
    'system',
    {},
  );
  const set = async (key: string, value: object) => {
    const known = items.find((one) => one.key === key);
    await office.do(
      'core.setting.update',
      'system',
      { key, value: { ...known?.value, ...value } },
      { version: known?.version },
    );
  };
  await set('sign-in', { secondFactorRoles: [], screenLockMinutes: 0 });
  await set('organisation', {
    name: organisation.name,
    fullName: organisation.full,
    address: organisation.address,
    email: 'office@severnye-seti.example',
    phone: '+7 8182 55-00-00',
    privacyContact: 'Служба безопасности, тел. (8182) 55-00-17',
  });
}

async function ownerOf(url: string): Promise<pg.Client> {
  const owner = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
  await owner.connect();
  return owner;
}

async function journalsOf(services: Services): Promise<DemoGround['series']> {
  const { rows } = await services.pools.read.query<NumberSeries & { direction: keyof DemoGround['series'] }>(
    `select distinct on (j.direction) j.direction, s.id, s.template, s.restart, s.index from journal j join number_series s on s.id = j.id
     where j.archived_at is null order by j.direction, j.id`,
  );
  const of = (direction: keyof DemoGround['series']) => {
    const series = rows.find((one) => one.direction === direction);
    if (!series) throw new StartError('Нет журналов для всех направлений: запустите сервер один раз, он их создаст');
    return series;
  };
  return { incoming: of('incoming'), outgoing: of('outgoing'), internal: of('internal') };
}
