// The office that is measured: 100 groups, 4,000 people, 1,000 organisations and as many incoming letters as asked,
// written by core's bulk path. The same seed gives the same office.
import { randomBytes } from 'node:crypto';
import { fillPeople } from '#core/bulk/people.ts';
import { type BulkRecord, fillRecords } from '#core/bulk/records.ts';
import { hashSecret, tokenPrefix } from '#core/identity/session.ts';
import { newId } from '#core/ids.ts';
import type { NumberSeries } from '#core/numbering/series.ts';
import { foldText } from '#core/search/fold.ts';
import type { Services } from '#core/services.ts';
import { systemActor } from '#core/system-actor.ts';
import { foldLetter } from '../server/modules/correspondence/duplicates/keys.ts';

export const readerNames = ['administrator', '1 group', '40 groups', 'plain'] as const;
export type ReaderName = (typeof readerNames)[number];

export interface Office {
  /** API tokens. */
  tokens: Record<ReaderName, string>;
  userIds: Record<ReaderName, string>;
  /** An organisation with about one letter in a thousand. */
  correspondentId: string;
  groupIds: string[];
  journalId: string;
}

/** Numbers from a seed, equal in each run (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const groupCount = 100;
const userCount = 4_000;
const contactCount = 1_000;
const rareGroupsFrom = 20;
const firstDay = Date.parse('2021-01-11T09:00:00Z');
const days = 1_900;
const about = ['поставке', 'ремонте', 'проверке', 'аренде', 'закупке', 'охране', 'передаче', 'согласовании'];
const things = [
  'оборудования',
  'помещений',
  'счётчиков',
  'дорог',
  'бумаги',
  'документов',
  'мебели',
  'кабеля',
  'топлива',
];
const places = [
  'на складе',
  'в филиале',
  'в школе № 5',
  'на станции',
  'по договору',
  'в третьем квартале',
  'без торгов',
];
const names = ['Ромашка', 'Север', 'Восток', 'Маяк', 'Заря', 'Прогресс', 'Ёлочка', 'Вымпел', 'Гранит', 'Альфа'];
/** Words that about one letter in a hundred and one in ten thousand hold. */
export const searched = { some: 'насосной', few: 'дирижабля' };
const actor = systemActor('bench');

/** Their number with the keys that doubles are found by, as a registration writes them. */
const numbered = (externalNumber: string, correspondentName: string) => ({
  external_number: externalNumber,
  ...foldLetter({ externalNumber, correspondentName }),
});

export async function fillOffice(
  services: Services,
  letters: number,
  progress: (line: string) => void,
): Promise<Office> {
  const random = chance(20_261_120);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const groupIds = Array.from({ length: groupCount }, () => newId());
  const userIds = Array.from({ length: userCount }, () => newId());
  const readers = { administrator: newId(), '1 group': newId(), '40 groups': newId(), plain: newId() };
  const groupOf = (user: number) => groupIds[user % groupCount] as string;
  await fillPeople(services, actor, {
    what: 'bench: people',
    groups: groupIds.map((id, at) => ({
      id,
      name: `Отдел ${at + 1}`,
      kind: 'department',
      index: String(at + 1).padStart(2, '0'),
    })),
    people: [
      ...userIds.map((id, at) => ({
        id,
        login: `clerk${at}`,
        name: `Сотрудник ${at}`,
        status: 'active' as const,
        groups: [groupOf(at)],
        roles: ['editor'],
      })),
      {
        id: readers.administrator,
        login: 'bench-admin',
        name: 'Администратор',
        status: 'active',
        groups: [],
        roles: ['admin'],
      },
      {
        id: readers['1 group'],
        login: 'bench-one',
        name: 'Читатель отдела',
        status: 'active',
        groups: [groupIds[7] as string],
        roles: ['viewer'],
      },
      {
        id: readers['40 groups'],
        login: 'bench-forty',
        name: 'Читатель сорока',
        status: 'active',
        groups: groupIds.slice(0, 40),
        roles: ['viewer'],
      },
      { id: readers.plain, login: 'bench-plain', name: 'Исполнитель', status: 'active', groups: [], roles: ['editor'] },
    ],
  });
  const contacts = Array.from({ length: contactCount }, (_, at) => ({
    id: newId(),
    name: `ООО «${pick(names)} ${at + 1}»`,
  }));
  await fillRecords(services, actor, {
    what: 'bench: organisations',
    table: 'contact',
    records: contacts.map(
      ({ id, name }): BulkRecord => ({
        id,
        kind: 'contact',
        title: name,
        state: 'active',
        stateGroup: 'done',
        registeredOn: '2021-01-11',
        participants: [],
        createdBy: actor.id,
        createdAt: new Date(firstDay).toISOString(),
        changedAt: new Date(firstDay).toISOString(),
        own: {
          kind: 'organisation',
          name,
          name_key: foldText(name),
          full_name: '',
          inn: '',
          kpp: '',
          ogrn: '',
          postal_address: '',
          legal_address: '',
          emails: [],
          phones: [],
          position: '',
          note: '',
          words: foldText(name)
            .split(' ')
            .map((word) => `'${word}'`)
            .join(' '),
        },
      }),
    ),
  });
  const ground = await groundOf(services);

  function* all(): Iterable<BulkRecord> {
    for (let at = 0; at < letters; at++) {
      const place = Math.min(days - 1, Math.floor((at / letters) * days));
      // Some letters are registered into days that have long passed.
      const day = firstDay + (random() < 0.03 ? Math.floor(random() * (place + 1)) : place) * 86_400_000;
      const registeredOn = new Date(day).toISOString().slice(0, 10);
      const made = firstDay + place * 86_400_000 + Math.floor(random() * 28_000_000);
      const author = Math.floor(random() * userCount);
      const responsible = Math.floor(random() * userCount);
      const home = author % groupCount;
      const share = random();
      const cancelled = home >= rareGroupsFrom && share < 0.0002 / (1 - rareGroupsFrom / groupCount);
      const state = cancelled ? 'cancelled' : share > 0.7 ? 'in_work' : share > 0.6 ? 'registered' : 'done';
      const stateGroup = { cancelled: 'refused', in_work: 'work', registered: 'new', done: 'done' }[
        state
      ] as BulkRecord['stateGroup'];
      const contact = pick(contacts);
      const mark = random();
      const word = mark < 0.0001 ? ` и ${searched.few}` : mark < 0.0101 ? ` и ${searched.some} станции` : '';
      const executor = random() < 0.15 ? pick(groupIds) : null;
      const id = newId(made);
      const mine = random() < 0.001;
      yield {
        id,
        kind: 'incoming_letter',
        title: `О ${pick(about)} ${pick(things)} ${pick(places)}${word}`,
        counterpart: contact.name,
        state,
        stateGroup,
        dueOn:
          random() < 0.6
            ? new Date(day + (3 + Math.floor(random() * 40)) * 86_400_000).toISOString().slice(0, 10)
            : null,
        responsibleId: userIds[responsible] as string,
        registeredOn,
        clearance: random() < 0.005 ? 'confidential' : 'none',
        series: ground.series,
        ...(cancelled ? { cancelReason: 'Зарегистрировано дважды' } : {}),
        createdBy: mine ? readers.plain : (userIds[author] as string),
        createdAt: new Date(made).toISOString(),
        changedAt: new Date(made + Math.floor(random() ** 4 * 90 * 86_400_000)).toISOString(),
        participants: [
          { principalId: mine ? readers.plain : (userIds[author] as string), part: 'author' },
          { principalId: groupIds[home] as string, part: 'home' },
          { principalId: userIds[responsible] as string, part: 'responsible' },
          ...(executor ? [{ principalId: executor, part: 'executor' as const }] : []),
        ],
        own: {
          direction: 'incoming',
          journal_id: ground.series.id,
          kind_id: pick(ground.kindIds),
          correspondent_id: contact.id,
          correspondent_name: contact.name,
          signatory_name: '',
          signatory_position: '',
          document_date: registeredOn,
          ...numbered(`${Math.floor(random() * 9_000)}/${at % 97}`, contact.name),
          case_index: '',
          forwarded_to: '',
          instruction: '',
          on_control: random() < 0.02,
          signature_note: '',
          signature_check: '',
          department_id: executor,
          delivery_method: random() < 0.5 ? 'email' : random() < 0.9 ? 'post' : 'courier',
          tracking_number: '',
          note: '',
          cancel_reason: cancelled ? 'Зарегистрировано дважды' : null,
        },
      };
    }
  }
  let told = 0;
  await fillRecords(services, actor, {
    what: 'bench: letters',
    table: 'letter',
    records: all(),
    progress: (written) => {
      if (written - told < 100_000) return;
      told = written;
      progress(`${written} letters`);
    },
  });
  const tokens = {} as Office['tokens'];
  for (const reader of readerNames) tokens[reader] = await tokenOf(services, readers[reader]);
  return {
    tokens,
    userIds: readers,
    correspondentId: contacts[77]?.id as string,
    groupIds,
    journalId: ground.series.id,
  };
}

async function groundOf(services: Services): Promise<{ series: NumberSeries; kindIds: string[] }> {
  const { rows } = await services.pools.read.query<NumberSeries>(
    `select s.id, s.template, s.restart, s.index from journal j join number_series s on s.id = j.id where j.name = 'Входящие'`,
  );
  const kinds = await services.pools.read.query<{ id: string }>(
    `select id from letter_kind where 'incoming' = any(directions) order by name`,
  );
  return { series: rows[0] as NumberSeries, kindIds: kinds.rows.map((row) => row.id) };
}

/** A token of a person, written as its action would write it; the journal of a measurement is read by nobody. */
export async function tokenOf(services: Services, userId: string): Promise<string> {
  const secret = tokenPrefix + randomBytes(32).toString('base64url');
  await services.pools.write.query(
    `insert into api_token (id, token_hash, user_id, name, hint, created_at) values ($1, $2, $3, 'bench', '', now())`,
    [newId(), hashSecret(secret), userId],
  );
  return secret;
}
