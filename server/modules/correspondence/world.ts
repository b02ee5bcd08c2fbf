// A small believable organisation with letters, made by the program's own actions: it seeds tests, the access matrix, the demo.
import { Readable } from 'node:stream';
import type { Output, RawInput } from '#contract/core.ts';
import type { listDeliveries, listJournals, listKinds, registerLetter } from '#contract/correspondence.ts';
import type { listSchedules } from '#contract/deadlines.ts';
import type { createField } from '#contract/fields.ts';
import type { createGroup, createUser } from '#contract/identity.ts';
import type { listPurposes } from '#contract/personal-data.ts';
import type { Actor } from '#core/actor.ts';
import { actingAs } from '#core/identity/acting-as.ts';
import { newId } from '#core/ids.ts';
import { uploadTo } from '#core/records/upload-file.ts';
import { call } from '#core/runner.ts';
import type { Services } from '#core/services.ts';
import { systemActor } from '#core/system-actor.ts';
import { makeContacts } from '#modules/contacts/index.ts';
import { pdfOf } from './world-scan.ts';

/** Everybody's password; the world is for trials, never for work. */
export const worldPassword = 'sinij-parohod-2026';
export const worldLogins = ['owner', 'admin', 'editor', 'viewer', 'outsider', 'spare'] as const;
export type WorldLogin = (typeof worldLogins)[number];

export interface World {
  /** What `$name` in the contracts' examples stands for. */
  ids: Record<string, string>;
  /** Ids of the people by login; all sign in with `worldPassword`. */
  people: Record<WorldLogin, string>;
  actors: Record<WorldLogin, Actor>;
  groups: { office: string; supply: string; finance: string };
}

type Make = <T>(operation: string, actor: Actor, input: unknown) => Promise<T>;
type User = RawInput<typeof createUser>;

async function makePeople(make: Make, system: Actor): Promise<Pick<World, 'people' | 'groups'>> {
  const group = async (name: string, index: string) => {
    const input = { name, kind: 'department', index } satisfies RawInput<typeof createGroup>;
    return (await make<{ id: string }>('identity.group.create', system, input)).id;
  };
  const groups = {
    office: await group('Канцелярия', '01'),
    supply: await group('Отдел снабжения', '02'),
    finance: await group('Бухгалтерия', '03'),
  };
  const staff: Record<WorldLogin, Pick<User, 'name' | 'position' | 'groupIds' | 'roles'>> = {
    owner: { name: 'Орлова Вера Павловна', position: 'Директор', roles: [{ key: 'owner' }] },
    admin: { name: 'Соколов Игорь Андреевич', position: 'Администратор', roles: [{ key: 'admin' }] },
    editor: {
      name: 'Петрова Анна Ильинична',
      position: 'Делопроизводитель',
      groupIds: [groups.office],
      roles: [{ key: 'editor' }],
    },
    viewer: {
      name: 'Кузнецов Олег Борисович',
      position: 'Секретарь',
      groupIds: [groups.office],
      roles: [{ key: 'viewer' }],
    },
    outsider: {
      name: 'Зайцева Мария Юрьевна',
      position: 'Специалист по закупкам',
      groupIds: [groups.supply],
      roles: [{ key: 'editor' }],
    },
    spare: {
      name: 'Лебедев Антон Олегович',
      position: 'Бухгалтер',
      groupIds: [groups.finance],
      roles: [{ key: 'viewer' }],
    },
  };
  const people = {} as World['people'];
  for (const login of worldLogins) {
    const input: User = { login, ...staff[login], password: worldPassword, mustChangePassword: false };
    people[login] = (await make<{ id: string }>('identity.user.create', system, input)).id;
  }
  return { people, groups };
}

const scan = (name: string) => ({
  name,
  body: Readable.from([pdfOf(`OOO Romashka, 15/3-22, 02.03.2026 / ${name.length}`)]),
});

export async function makeWorld(services: Services): Promise<World> {
  const make: Make = async <T>(operation: string, actor: Actor, input: unknown) =>
    (await call(services, operation, actor, input)).body as T;
  const system = systemActor('world');
  const { people, groups } = await makePeople(make, system);
  const actors = {} as World['actors'];
  for (const login of worldLogins) actors[login] = await actingAs(services, people[login]);
  const { editor } = actors;
  const contacts = await makeContacts(services, editor);
  const journals = (await make<Output<typeof listJournals>>('correspondence.journal.list', system, {})).items;
  const journalOf = (direction: string) => journals.find((journal) => journal.direction === direction)?.id ?? '';
  const kinds = (await make<Output<typeof listKinds>>('correspondence.kind.list', system, {})).items;
  const purposes = (await make<Output<typeof listPurposes>>('privacy.purpose.list', system, {})).items;
  const [schedule] = (await make<Output<typeof listSchedules>>('core.schedule.list', system, {})).items;
  const account = purposes.find((purpose) => purpose.key === 'account');
  const letterKind = kinds.find((kind) => kind.name === 'Письмо')?.id ?? '';
  const attached = await uploadTo(services, editor, scan('Письмо Ромашки.pdf'));
  const loose = await uploadTo(services, editor, scan('Спецификация.pdf'));
  const register = async (input: RawInput<typeof registerLetter>) =>
    (await make<{ id: string }>('correspondence.letter.register', editor, input)).id;

  const topic = await make<{ id: string }>('core.field.create', system, {
    subject: 'letter',
    key: 'topic',
    name: 'Тематика',
    type: 'choice',
    options: [
      { key: 'supply', title: 'Поставки' },
      { key: 'staff', title: 'Кадры' },
    ],
  } satisfies RawInput<typeof createField>);
  const incoming = await register({
    journalId: journalOf('incoming'),
    kindId: letterKind,
    subject: 'О поставке оборудования для лаборатории',
    correspondentId: contacts.organisation,
    externalNumber: '15/3-22',
    documentDate: '2026-03-02',
    signatoryName: 'Иванов П. С.',
    mainSheets: 2,
    responsibleId: people.editor,
    fileIds: [attached.id],
    custom: { topic: 'supply' },
  });
  const outgoing = await register({
    journalId: journalOf('outgoing'),
    kindId: letterKind,
    subject: 'О сроках поставки оборудования',
    addressees: [
      { contactId: contacts.organisation, deliveryMethod: 'email' },
      { contactId: contacts.supplier, deliveryMethod: 'registered_post', trackingNumber: '80080800000000' },
    ],
    answersId: incoming,
  });
  const internal = await register({
    journalId: journalOf('internal'),
    subject: 'О подготовке ответа поставщику',
    addresseeId: groups.office,
  });
  const spare = await register({
    journalId: journalOf('incoming'),
    subject: 'Запрос сведений об остатках на складе',
    correspondentId: contacts.person,
    dueOn: '2026-12-25',
  });
  type Deliveries = Output<typeof listDeliveries>['items'];
  const { items: sides } = await make<{ items: Deliveries }>('correspondence.delivery.list', editor, {
    letterId: outgoing,
  });
  const sideBy = (method: string) => sides.find((one) => one.method === method)?.id ?? '';
  const leaving = { items: [{ id: sideBy('registered_post'), weight: 42 }], method: 'registered_post' };
  const dispatch = (await make<{ id: string }>('correspondence.dispatch.create', editor, leaving)).id;
  const kept = { id: journalOf('internal'), count: 3, reason: 'Выездное совещание' };
  const reservation = (await make<{ id: string }>('correspondence.number.reserve', editor, kept)).id;
  return {
    people,
    groups,
    actors,
    ids: {
      'journal.incoming': journalOf('incoming'),
      'journal.outgoing': journalOf('outgoing'),
      'journal.internal': journalOf('internal'),
      'letter.incoming': incoming,
      'letter.outgoing': outgoing,
      'letter.internal': internal,
      'letter.spare': spare,
      'reservation.spare': reservation,
      'delivery.email': sideBy('email'),
      'delivery.post': sideBy('registered_post'),
      'dispatch.made': dispatch,
      'kind.letter': letterKind,
      'field.topic': topic.id,
      'schedule.office': schedule?.id ?? '',
      'contact.organisation': contacts.organisation,
      'contact.person': contacts.person,
      'contact.supplier': contacts.supplier,
      'contact.double': contacts.double,
      'merge.done': contacts.merge,
      'file.attached': attached.id,
      'file.loose': loose.id,
      'user.editor': people.editor,
      'user.spare': people.spare,
      'group.office': groups.office,
      'group.supply': groups.supply,
      'group.finance': groups.finance,
      'purpose.account': account?.id ?? '',
      'text.account': account?.text?.id ?? '',
      'text.sha256': account?.text?.sha256 ?? '',
      missing: newId(),
    },
  };
}
