// Kinds of letters of the demonstration: which of them want an answer, and the own fields of two of them with believable
// values.

import type { RawInput } from '#contract/core.ts';
import type { updateKind } from '#contract/correspondence.ts';
import type { CustomInput, createField } from '#contract/fields.ts';
import { addDays } from '#core/calendar/calendar.ts';
import { type FieldDefinition, fieldsBy } from '#core/fields/definition.ts';
import type { Chance } from './chance.ts';
import type { DemoKind, Direction } from './ground.ts';
import type { Office } from './office.ts';

/** What most letters of a direction are. */
const usual = new Set(['Письмо']);
const topics = ['quality', 'billing', 'connection', 'staff', 'other'] as const;
const subjectsOfContracts = ['supply', 'works', 'services', 'rent'] as const;
type Field = Omit<RawInput<typeof createField>, 'subject' | 'variants'>;

const ofComplaints: readonly Field[] = [
  {
    key: 'topic',
    name: 'О чём жалоба',
    type: 'choice',
    options: [
      { key: 'quality', title: 'Качество электроэнергии' },
      { key: 'billing', title: 'Начисления' },
      { key: 'connection', title: 'Подключение' },
      { key: 'staff', title: 'Работа сотрудников' },
      { key: 'other', title: 'Другое' },
    ],
  },
  { key: 'repeated', name: 'Повторная', type: 'flag' },
  { key: 'object_address', name: 'Адрес объекта', type: 'text', help: 'Дом, о котором пишут, а не адрес заявителя' },
];
const ofContracts: readonly Field[] = [
  {
    key: 'contract_about',
    name: 'Предмет договора',
    type: 'choice',
    options: [
      { key: 'supply', title: 'Поставка' },
      { key: 'works', title: 'Работы' },
      { key: 'services', title: 'Услуги' },
      { key: 'rent', title: 'Аренда' },
    ],
  },
  { key: 'contract_sum', name: 'Сумма договора', type: 'number', unit: 'руб.', decimals: 2 },
  { key: 'contract_until', name: 'Действует до', type: 'date' },
];

export interface DemoKinds {
  kinds: Record<Direction, DemoKind[]>;
  fields: FieldDefinition[];
}

export async function makeKinds(office: Office): Promise<DemoKinds> {
  const { items } = await office.do<{ items: (DemoKind & { directions: string[]; version: number })[] }>(
    'correspondence.kind.list',
    'system',
    {},
  );
  for (const kind of items) {
    if (!['Запрос', 'Жалоба'].includes(kind.name)) continue;
    const change: RawInput<typeof updateKind> = {
      id: kind.id,
      needsAnswer: true,
      answerCloses: kind.name === 'Запрос',
    };
    await office.do('correspondence.kind.update', 'system', change, { version: kind.version });
  }
  const idOf = (name: string) => items.find((kind) => kind.name === name)?.id;
  for (const [name, fields] of [
    ['Жалоба', ofComplaints],
    ['Договор', ofContracts],
  ] as const) {
    const id = idOf(name);
    if (!id) continue;
    for (const field of fields)
      await office.do('core.field.create', 'system', { subject: 'letter', ...field, variants: [{ id }] });
  }
  const kindsOf = (direction: Direction) =>
    items
      .filter((kind) => kind.directions.includes(direction))
      .sort((one, other) => Number(usual.has(other.name)) - Number(usual.has(one.name)));
  return {
    kinds: { incoming: kindsOf('incoming'), outgoing: kindsOf('outgoing'), internal: kindsOf('internal') },
    fields: await fieldsBy(office.services.pools.read, 'letter'),
  };
}

export function fieldValues(random: Chance, kind: DemoKind, registeredOn: string): CustomInput | null {
  if (kind.name === 'Жалоба')
    return {
      topic: random.one(topics),
      repeated: random.happens(0.15),
      object_address: `ул. ${random.one(['Лесная', 'Полярная', 'Садовая', 'Школьная'])}, д. ${1 + random.below(90)}`,
    };
  if (kind.name === 'Договор')
    return {
      contract_about: random.one(subjectsOfContracts),
      contract_sum: Math.round(random.next() ** 3 * 5_000_000_00 + 4_000_000) / 100,
      contract_until: addDays(registeredOn, 90 + random.below(640)),
    };
  return null;
}
