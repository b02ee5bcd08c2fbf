// A few believable tickets, made by the module's own actions: for tests, the access matrix and the demo.
import type { Output, RawInput } from '#contract/core.ts';
import type { listPolicies } from '#contract/deadlines.ts';
import type { createTicket, listCategories } from '#contract/helpdesk.ts';
import type { Actor } from '#core/actor.ts';
import { call } from '#core/runner.ts';
import type { Services } from '#core/services.ts';

/** `by` asks; `system` looks after them; `technician` works. The ids stand for `$name` in the contract's examples. */
export async function makeTickets(
  services: Services,
  people: { by: Actor; system: Actor; technicianId: string; groupId: string },
): Promise<Record<string, string>> {
  const make = async <T>(operation: string, actor: Actor, input: unknown) =>
    (await call(services, operation, actor, input)).body as T;
  const place = async (name: string, kind: string, parentId: string | null) =>
    (await make<{ id: string }>('core.place.create', people.system, { name, kind, parentId })).id;
  const building = await place('Корпус 1', 'building', null);
  const room = await place('каб. 214', 'room', building);
  const { items } = await make<Output<typeof listCategories>>('helpdesk.category.list', people.system, {});
  const printers = items.find((one) => one.name === 'Принтер и сканер')?.id ?? '';
  const policies = (await make<Output<typeof listPolicies>>('core.policy.list', people.system, {})).items;
  const ask = async (input: Omit<RawInput<typeof createTicket>, 'categoryId'>) =>
    (
      await make<{ id: string }>('helpdesk.ticket.create', people.system, {
        categoryId: printers,
        groupId: people.groupId,
        requesterId: people.by.id,
        ...input,
      })
    ).id;
  const assigned = { executorId: people.technicianId };
  const act = (verb: string, id: string, input: object = {}) =>
    make(`helpdesk.ticket.${verb}`, people.system, { id, ...input });
  const printer = await ask({
    subject: 'Не печатает принтер в ординаторской',
    placeId: room,
    description: 'Мигает красная лампа',
  });
  const free = await ask({ subject: 'Замятие бумаги' });
  const taken = await ask({ subject: 'Заменить картридж', ...assigned });
  const waiting = await ask({ subject: 'Нет сканирования в папку', ...assigned });
  await act('wait', waiting, { reason: 'access' });
  const solved = await ask({ subject: 'Полосы на печати', ...assigned });
  await act('resolve', solved, { result: 'Заменён барабан' });
  const spare = await ask({ subject: 'Принтер гудит' });
  const double = await ask({ subject: 'Не печатает принтер' });
  const duty = async (fromMinute: number) =>
    (
      await make<{ id: string }>('core.roster.add', people.system, {
        userId: people.technicianId,
        weekdays: [1, 2, 3, 4, 5],
        fromMinute,
        untilMinute: 18 * 60,
        startsOn: '2030-01-01',
      })
    ).id;
  // Off: the tickets of tests are theirs alone.
  const trigger = await make<{ id: string }>('core.trigger.create', people.system, {
    ...{ subject: 'ticket', kind: 'event', name: 'Срочные на виду', enabled: false },
    ...{ events: ['created'], timetable: null, match: 'all' },
    groups: [{ match: 'all', conditions: [{ field: 'priority', operator: 'is', value: ['urgent'] }] }],
    steps: [{ action: 'note', input: { body: 'Срочная заявка {{number}}' } }],
  });
  const checklist = await make<{ id: string }>('helpdesk.readyChecklist.create', people.system, {
    name: 'Новое рабочее место',
    items: ['Учётная запись', 'Почта', 'Принтер'],
  });
  const macro = async (input: object) =>
    (await make<{ id: string }>('helpdesk.macro.create', people.system, { audience: 'all', ...input })).id;
  const greeting = await macro({
    kind: 'template',
    name: 'Приветствие',
    steps: { reply: 'Здравствуйте, {{requester.address}}. Заявку {{number}} получили.' },
  });
  const solvedBy = await macro({
    kind: 'macro',
    name: 'Картридж заменён',
    folder: 'Принтеры',
    categoryId: printers,
    steps: {
      reply: 'Картридж заменили, печатайте.',
      act: { do: 'resolve', resultKind: 'done', result: 'Заменён картридж' },
    },
  });
  return {
    'checklist.workplace': checklist.id,
    'macro.greeting': greeting,
    'macro.solved': solvedBy,
    'category.printers': printers,
    'policy.standard': policies.find((one) => one.standard)?.id ?? '',
    'duty.line': await duty(9 * 60),
    'duty.spare': await duty(12 * 60),
    'place.building': building,
    'place.room': room,
    'ticket.printer': printer,
    'ticket.free': free,
    'ticket.taken': taken,
    'ticket.waiting': waiting,
    'ticket.solved': solved,
    'ticket.spare': spare,
    'ticket.double': double,
    'trigger.urgent': trigger.id,
  };
}
