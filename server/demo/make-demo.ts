// Fills an empty installation with a believable organisation: people, correspondents, three years of letters, their papers.
import { randomInt } from 'node:crypto';
import { Readable } from 'node:stream';
import { actingAs } from '#core/identity/acting-as.ts';
import type { NumberSeries } from '#core/numbering/series.ts';
import { uploadTo } from '#core/records/upload-file.ts';
import { call } from '#core/runner.ts';
import type { Services } from '#core/services.ts';
import { StartError } from '#core/start-error.ts';
import { systemActor } from '#core/system-actor.ts';
import { Chance } from './chance.ts';
import { makeContacts } from './contacts.ts';
import { type DemoGround, type DemoLetter, fillLetters } from './letters.ts';
import { makePeople } from './people.ts';
import { docxOf, type Paper, pdfOf } from './scans.ts';
import { organisation } from './words.ts';

export interface DemoOptions {
  letters: number;
  /** How many of the latest letters get papers. */
  files: number;
}
export interface Demo {
  password: string;
  people: { login: string; name: string; roles: string[] }[];
  letters: number;
  files: number;
  seconds: { letters: number; files: number };
}
const mark = 'demo';

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
  const made = JSON.stringify({ letters: options.letters });
  await services.pools.write.query('insert into setting (key, value, changed_at) values ($1, $2, $3)', [
    mark,
    made,
    services.clock.now().toISOString(),
  ]);
  const password = `demo-${['sever', 'reka', 'most', 'lodka', 'sosna'][randomInt(5)]}-${randomInt(100_000, 999_999)}`;
  await easeSignIn(services);
  const people = await makePeople(services, random, password);
  tell(`Сотрудников: ${people.people.length}, подразделений: ${people.groups.length}`);
  const contacts = await makeContacts(
    services,
    random,
    Math.min(5_000, Math.max(200, Math.round(options.letters / 20))),
  );
  tell(`Корреспондентов: ${contacts.length}`);
  const ground: DemoGround = { ...(await registryOf(services)), contacts, people };
  const began = performance.now();
  let told = 0;
  const latest = await fillLetters(services, ground, random, options.letters, (written) => {
    if (written - told < 100_000 && written < options.letters) return;
    told = written;
    tell(`Писем: ${written}`);
  });
  const filled = performance.now();
  const files = await attachPapers(services, latest.slice(Math.max(0, latest.length - options.files)), tell);
  return {
    password,
    people: people.people.map(({ login, name, roles }) => ({ login, name, roles })),
    letters: options.letters,
    files,
    seconds: { letters: (filled - began) / 1000, files: (performance.now() - filled) / 1000 },
  };
}

/** Whoever looks around should not need a telephone: nobody has to show a second factor. */
async function easeSignIn(services: Services): Promise<void> {
  const actor = systemActor('demo');
  const { body } = await call(services, 'core.setting.list', actor, {});
  const { items } = body as { items: { key: string; version: number }[] };
  const version = items.find((one) => one.key === 'sign-in')?.version;
  const value = { secondFactorRoles: [], screenLockMinutes: 0 };
  await call(services, 'core.setting.update', actor, { key: 'sign-in', value }, { version });
}

async function registryOf(services: Services): Promise<Pick<DemoGround, 'series' | 'kinds'>> {
  const { rows: journals } = await services.pools.read.query<NumberSeries & { direction: keyof DemoGround['series'] }>(
    `select distinct on (j.direction) j.direction, s.id, s.template, s.restart, s.index from journal j join number_series s on s.id = j.id
     where j.archived_at is null order by j.direction, j.id`,
  );
  const { rows: kinds } = await services.pools.read.query<{ id: string; directions: string[] }>(
    'select id, directions from letter_kind',
  );
  const of = (direction: keyof DemoGround['series']) => {
    const series = journals.find((one) => one.direction === direction);
    if (!series) throw new StartError('Нет журналов для всех направлений: запустите сервер один раз, он их создаст');
    return series;
  };
  const kindsOf = (direction: string) =>
    kinds.filter((kind) => kind.directions.includes(direction)).map((kind) => kind.id);
  return {
    series: { incoming: of('incoming'), outgoing: of('outgoing'), internal: of('internal') },
    kinds: { incoming: kindsOf('incoming'), outgoing: kindsOf('outgoing'), internal: kindsOf('internal') },
  };
}

/** Through the file store and the registry's own action, in the name of whoever registered the letter. */
async function attachPapers(
  services: Services,
  letters: readonly DemoLetter[],
  tell: (line: string) => void,
): Promise<number> {
  const actors = new Map<string, Awaited<ReturnType<typeof actingAs>>>();
  let attached = 0;
  for (const [at, letter] of letters.entries()) {
    const { rows } = await services.pools.read.query<{
      number: string;
      life: string;
      clearance: string;
      answers: string | null;
    }>(
      `select r.number, r.life, r.clearance, (select o.number || ' от ' || to_char(o.registered_on, 'DD.MM.YYYY')
         from record_link l join record o on o.id = l.to_id where l.from_id = r.id limit 1) as answers
       from record r where r.id = $1`,
      [letter.id],
    );
    const [record] = rows;
    // What is cancelled takes no papers, what is marked is not open to the clerk.
    if (record?.life !== 'active' || record.clearance !== 'none') continue;
    const actor = actors.get(letter.authorId) ?? (await actingAs(services, letter.authorId));
    actors.set(letter.authorId, actor);
    const ours = letter.direction !== 'incoming';
    const paper: Paper = {
      sender: ours ? organisation.name : letter.contact.name,
      senderAddress: ours ? `${organisation.address}\n${organisation.reach}` : 'г. Архангельск, ул. Лесная, д. 1',
      addressee: ours ? letter.contact.name : `Генеральному директору\n${organisation.name}`,
      number: ours ? record.number : `${100 + at}/${1 + (at % 30)}`,
      date: letter.registeredOn,
      answers: record.answers ?? '',
      subject: letter.subject,
      signer: 'В. П. Орлова',
      preparedBy: 'Исп. А. И. Петрова',
      seed: at,
    };
    // Of our own letters every third one is still a document of the word processor.
    const word = ours && at % 3 === 0;
    const name = `${letter.subject.slice(0, 60).replace(/[/\\:]/g, ' ')}.${word ? 'docx' : 'pdf'}`;
    const file = await uploadTo(services, actor, {
      name,
      body: Readable.from([await (word ? docxOf(paper) : pdfOf(paper))]),
    });
    await call(services, 'record.attachment.add', actor, { id: letter.id, fileIds: [file.id] });
    attached += 1;
    if (attached % 100 === 0) tell(`Файлов: ${attached}`);
  }
  return attached;
}
