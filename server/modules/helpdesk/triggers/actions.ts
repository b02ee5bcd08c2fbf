// What triggers may do with a ticket: operations of the helpdesk and of core, the same that people run.
import { priorities, resultKinds, waitingReasons } from '#contract/helpdesk.ts';
import type { ActionInput, TriggerAction } from '#core/triggers/subject.ts';
import { priorityWord, resultWord, waitingWord } from '../ticket-words.ts';
import type { TicketFacts } from './facts.ts';
import { categoryOptions, optionsOf } from './fields.ts';

const text = (key: string, ru: string, en: string, most: number, optional = false): ActionInput => ({
  key,
  title: { ru, en },
  kind: 'text',
  most,
  optional,
  variables: true,
});

const asRequester = (facts: TicketFacts): TicketFacts => ({ ...facts, locale: facts.requesterLocale });

export const ticketActions: readonly TriggerAction<TicketFacts>[] = [
  {
    key: 'assign',
    title: { ru: 'Назначить исполнителя', en: 'Assign to a person' },
    operation: 'helpdesk.ticket.assign',
    inputs: [{ key: 'person', title: { ru: 'Исполнитель', en: 'Executor' }, kind: 'person' }],
    build: ({ id }, { person }) => ({ id, executorId: person }),
  },
  {
    key: 'queue',
    title: { ru: 'Передать в очередь', en: 'Put into a queue' },
    operation: 'helpdesk.ticket.assign',
    inputs: [{ key: 'group', title: { ru: 'Очередь', en: 'Queue' }, kind: 'group' }],
    build: ({ id }, { group }) => ({ id, groupId: group }),
  },
  {
    key: 'priority',
    title: { ru: 'Сменить приоритет', en: 'Set the priority' },
    operation: 'helpdesk.ticket.update',
    inputs: [
      {
        key: 'priority',
        title: { ru: 'Приоритет', en: 'Priority' },
        kind: 'choice',
        options: optionsOf(priorities, priorityWord),
      },
    ],
    build: ({ id }, { priority }) => ({ id, priority }),
  },
  {
    key: 'category',
    title: { ru: 'Сменить категорию', en: 'Set the category' },
    operation: 'helpdesk.ticket.update',
    inputs: [{ key: 'category', title: { ru: 'Категория', en: 'Category' }, kind: 'choice', options: categoryOptions }],
    build: ({ id }, { category }) => ({ id, categoryId: category }),
  },
  {
    key: 'note',
    title: { ru: 'Добавить внутреннюю заметку', en: 'Add an internal note' },
    operation: 'helpdesk.ticket.note',
    inputs: [text('body', 'Текст заметки', 'Text of the note', 20_000)],
    build: ({ id }, { body }) => ({ id, body }),
  },
  {
    key: 'reply',
    title: { ru: 'Ответить заявителю', en: 'Reply to the requester' },
    operation: 'helpdesk.ticket.reply',
    inputs: [text('body', 'Текст ответа', 'Text of the reply', 20_000)],
    asReader: asRequester,
    build: ({ id }, { body }) => ({ id, body }),
  },
  {
    key: 'wait',
    title: { ru: 'Поставить на ожидание', en: 'Put on hold' },
    operation: 'helpdesk.ticket.wait',
    inputs: [
      {
        key: 'reason',
        title: { ru: 'Причина', en: 'Reason' },
        kind: 'choice',
        options: optionsOf(waitingReasons, waitingWord),
      },
      text('note', 'Пояснение', 'Note', 2000, true),
    ],
    build: ({ id }, { reason, note }) => ({ id, reason, ...(note ? { note } : {}) }),
  },
  {
    key: 'resume',
    title: { ru: 'Снять с ожидания', en: 'Resume' },
    operation: 'helpdesk.ticket.resume',
    inputs: [],
    build: ({ id }) => ({ id }),
  },
  {
    key: 'resolve',
    title: { ru: 'Решить с результатом', en: 'Solve with a result' },
    operation: 'helpdesk.ticket.resolve',
    inputs: [
      text('result', 'Результат для заявителя', 'Result for the requester', 5000),
      {
        key: 'kind',
        title: { ru: 'Итог', en: 'How it ended' },
        kind: 'choice',
        optional: true,
        options: optionsOf(resultKinds, resultWord),
      },
    ],
    asReader: asRequester,
    build: ({ id }, { result, kind }) => ({ id, result, ...(kind ? { resultKind: kind } : {}) }),
  },
  {
    key: 'close',
    title: { ru: 'Закрыть решённую', en: 'Close a solved one' },
    operation: 'helpdesk.ticket.close',
    inputs: [],
    build: ({ id }) => ({ id }),
  },
  {
    key: 'watch',
    title: { ru: 'Добавить наблюдателя', en: 'Add a watcher' },
    operation: 'record.watch.appoint',
    inputs: [{ key: 'person', title: { ru: 'Наблюдатель', en: 'Watcher' }, kind: 'person' }],
    build: ({ id }, { person }) => ({ id, userIds: [person] }),
  },
  {
    key: 'tell',
    title: { ru: 'Уведомить людей или группы', en: 'Tell people or groups' },
    operation: 'record.person.tell',
    inputs: [{ key: 'people', title: { ru: 'Кого', en: 'Whom' }, kind: 'people' }],
    build: ({ id }, { people }) => ({ id, principalIds: people }),
  },
];
