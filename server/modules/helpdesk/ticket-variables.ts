// What texts about a ticket may name, in triggers, templates and macros alike: only what its requester sees on the card too,
// so that no answer to them leaks what was said among ourselves.
import type { Locale } from '#contract/core.ts';
import type { TextVariable } from '#core/text-template.ts';
import { momentWords } from './dialogues/moment-words.ts';
import { priorityWord, stateWord } from './ticket-words.ts';
import type { WholeTicket } from './whole-ticket.ts';

export interface TicketInText {
  ticket: Pick<
    WholeTicket,
    | 'number'
    | 'subject'
    | 'state'
    | 'priority'
    | 'categoryName'
    | 'placePath'
    | 'placeNote'
    | 'requesterName'
    | 'contactName'
    | 'executorName'
    | 'groupName'
    | 'result'
    | 'solveDueAt'
  >;
  zone: string;
  now: Date;
  /** Of whoever reads the text; Russian when nobody says. */
  locale?: Locale;
}

const nameOf = ({ ticket }: TicketInText): string => ticket.requesterName ?? ticket.contactName ?? '';

/** «Иванова Дарья Петровна» is addressed as «Дарья Петровна»; any other name stays whole. */
const addressed = (name: string): string => {
  const words = name.split(' ');
  return words.length === 3 ? words.slice(1).join(' ') : name;
};

export const ticketVariables: readonly TextVariable<TicketInText>[] = [
  {
    name: 'number',
    title: { ru: 'Номер заявки', en: 'Number of the ticket' },
    value: ({ ticket }) => ticket.number ?? '',
  },
  { name: 'subject', title: { ru: 'Тема', en: 'Subject' }, value: ({ ticket }) => ticket.subject },
  {
    name: 'state',
    title: { ru: 'Состояние', en: 'State' },
    value: ({ ticket, locale = 'ru' }) => stateWord(ticket.state, locale),
  },
  {
    name: 'priority',
    title: { ru: 'Приоритет', en: 'Priority' },
    value: ({ ticket, locale = 'ru' }) => priorityWord(ticket.priority, locale),
  },
  { name: 'category', title: { ru: 'Категория', en: 'Category' }, value: ({ ticket }) => ticket.categoryName },
  {
    name: 'place',
    title: { ru: 'Место', en: 'Place' },
    value: ({ ticket }) => [ticket.placePath, ticket.placeNote].filter(Boolean).join(', '),
  },
  { name: 'requester.name', title: { ru: 'Заявитель', en: 'Requester' }, value: nameOf },
  {
    name: 'requester.address',
    title: { ru: 'Имя и отчество заявителя', en: 'How to address the requester' },
    value: (source) => addressed(nameOf(source)),
  },
  {
    name: 'executor.name',
    title: { ru: 'Исполнитель', en: 'Executor' },
    value: ({ ticket }) => ticket.executorName ?? '',
  },
  { name: 'queue.name', title: { ru: 'Очередь', en: 'Queue' }, value: ({ ticket }) => ticket.groupName ?? '' },
  { name: 'result', title: { ru: 'Результат', en: 'Result' }, value: ({ ticket }) => ticket.result },
  {
    name: 'due',
    title: { ru: 'Срок решения', en: 'Due time' },
    value: ({ ticket, zone, now }) => (ticket.solveDueAt ? momentWords(zone, ticket.solveDueAt, now) : ''),
  },
];
