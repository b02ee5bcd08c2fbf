// How a ticket is shown in a messenger: number, category, state and due time; anything else only where its category
// allows it, and of a category with patients' data nothing but where to look (P12, P13).
import type { Output } from '#contract/core.ts';
import type { listCategories, readTicket, TicketState } from '#contract/helpdesk.ts';
import type { Services } from '#core/services.ts';
import { momentWords } from './moment-words.ts';
import { stateWords, waitingWords } from './words.ts';

export type Ticket = Output<typeof readTicket>;
export type Category = Output<typeof listCategories>['items'][number];
export type Shown = Category['messengerFields'][number];

type Locale = 'ru' | 'en';
const labelsOf = {
  ru: {
    state: 'Состояние',
    due: 'Срок',
    place: 'Место',
    requester: 'Заявитель',
    executor: 'Исполнитель',
    result: 'Решение',
  },
  en: {
    state: 'State',
    due: 'Due',
    place: 'Place',
    requester: 'Requester',
    executor: 'Executor',
    result: 'Result',
  },
} as const;

export interface Allowed {
  patients: boolean;
  fields: readonly Shown[];
}

/** What of a category's tickets may leave for a messenger; of one that is unknown, nothing. */
export async function allowedOf({ pools }: Services, categoryId: string): Promise<Allowed> {
  const { rows } = await pools.read.query<{ patients: boolean; fields: Shown[] }>(
    `with recursive up as (
       select id, parent_id, patient_data, messenger_fields, 0 as depth from ticket_category where id = $1
       union all select c.id, c.parent_id, c.patient_data, c.messenger_fields, up.depth + 1
         from ticket_category c join up on c.id = up.parent_id)
     select bool_or(patient_data) as patients, (select messenger_fields from up order by depth limit 1) as fields from up`,
    [categoryId],
  );
  const [row] = rows;
  return { patients: row?.patients ?? true, fields: row?.fields ?? [] };
}

/** The categories that may hold patients' data, with all below them: of their tickets only the number is told. */
export async function patientCategories({ pools }: Services): Promise<ReadonlySet<string>> {
  const { rows } = await pools.read.query<{ id: string }>(
    `with recursive down as (
       select id from ticket_category where patient_data
       union select c.id from ticket_category c join down on c.parent_id = down.id)
     select id from down`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** A ticket as a line of a list or the words of a button. */
export const lineOf = (
  ticket: { number: string | null; category: { id: string; name: string } },
  patients: ReadonlySet<string>,
): string =>
  patients.has(ticket.category.id) ? (ticket.number ?? '—') : `${ticket.number ?? '—'} · ${ticket.category.name}`;

export function ticketText(services: Services, ticket: Ticket, allowed: Allowed, locale: Locale): string {
  const labels = labelsOf[locale];
  const { zone } = services.config;
  const number = ticket.number ?? '';
  if (allowed.patients) return [number, linkTo(services, ticket.id)].filter(Boolean).join('\n');
  const may = (field: Shown) => allowed.fields.includes(field);
  const state = ticket.state as TicketState;
  const waits = state === 'waiting' && ticket.waitingReason ? `: ${waitingWords[ticket.waitingReason][locale]}` : '';
  return [
    `${number} · ${ticket.category.name}`,
    may('subject') ? ticket.subject : '',
    `${labels.state}: ${stateWords[state][locale]}${waits}`,
    ticket.dueAt && !['resolved', 'closed', 'merged', 'cancelled'].includes(state)
      ? `${labels.due}: ${momentWords(zone, ticket.dueAt)}`
      : '',
    may('place') && (ticket.place || ticket.placeNote)
      ? `${labels.place}: ${[ticket.place?.name, ticket.placeNote].filter(Boolean).join(', ')}`
      : '',
    may('requester') && ticket.requester && !ticket.mine ? `${labels.requester}: ${ticket.requester.name}` : '',
    may('executor') && ticket.executor ? `${labels.executor}: ${ticket.executor.name}` : '',
    may('text') && ticket.description ? `\n${short(ticket.description)}` : '',
    may('text') && ticket.result ? `\n${labels.result}: ${short(ticket.result)}` : '',
  ]
    .filter(Boolean)
    .join('\n');
}

const short = (text: string): string => (text.length > 1_500 ? `${text.slice(0, 1_499)}…` : text);

export const linkTo = ({ config }: Services, id: string): string =>
  config.publicUrl ? `${config.publicUrl}/r/ticket/${id}` : '';
