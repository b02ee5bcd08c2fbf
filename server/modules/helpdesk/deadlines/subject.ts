// Tickets as core's deadlines know them: their priorities, what they may wait for, where their deadlines are kept too.
import type { DeadlineSubject } from '#core/deadlines/subject.ts';
import { ticketKind } from '../rules.ts';

export const ticketDeadlines: DeadlineSubject = {
  kind: ticketKind,
  title: { ru: 'Заявки', en: 'Tickets' },
  priorities: [
    { key: 'low', title: { ru: 'Низкий', en: 'Low' } },
    { key: 'normal', title: { ru: 'Обычный', en: 'Normal' } },
    { key: 'high', title: { ru: 'Высокий', en: 'High' } },
    { key: 'urgent', title: { ru: 'Срочный', en: 'Urgent' } },
  ],
  reasons: [
    { key: 'requester', title: { ru: 'Ответ заявителя', en: "The requester's answer" } },
    { key: 'part', title: { ru: 'Запчасть', en: 'A part' } },
    { key: 'access', title: { ru: 'Доступ в помещение или систему', en: 'Access to a room or a system' } },
    { key: 'vendor', title: { ru: 'Поставщик или подрядчик', en: 'A vendor or contractor' } },
    { key: 'other', title: { ru: 'Другое', en: 'Other' } },
  ],
  copies: `update ticket set answer_due_at = n.answer, solve_due_at = n.solve
    from json_to_recordset($1::json) as n (id uuid, answer timestamptz, solve timestamptz) where ticket.id = n.id`,
};
