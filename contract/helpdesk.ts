// The helpdesk: tickets of employees, their categories, and what may be done with them.
import { defineErrors } from './core.ts';
import { incidentErrors } from './helpdesk-incidents.ts';

export * from './helpdesk-categories.ts';
export * from './helpdesk-checklists.ts';
export * from './helpdesk-dispatch.ts';
export * from './helpdesk-incidents.ts';
export * from './helpdesk-joining.ts';
export * from './helpdesk-macro-errors.ts';
export * from './helpdesk-macros.ts';

export * from './helpdesk-reports.ts';
export * from './helpdesk-ticket-acts.ts';
export * from './helpdesk-tickets.ts';
export * from './helpdesk-time.ts';
export * from './ticket-card.ts';

export const helpdeskErrors = defineErrors({
  ...incidentErrors,
  category_off: {
    status: 409,
    ru: 'Категория «{name}» выключена, выберите другую',
    en: 'The category “{name}” is switched off, choose another one',
  },
  category_loop: {
    status: 409,
    ru: 'Категорию нельзя поместить внутрь неё самой',
    en: 'A category cannot be put inside itself',
  },
  category_name_taken: {
    status: 409,
    ru: 'Рядом уже есть категория с таким названием',
    en: 'There is already a category of that name beside it',
  },
  ticket_taken: {
    status: 409,
    ru: 'Заявку уже взял(а) {name}',
    en: '{name} has already taken the ticket',
  },
  ticket_state: {
    status: 409,
    ru: 'Сейчас это сделать нельзя: заявка в состоянии «{state}». Обновите карточку',
    en: 'This cannot be done now: the ticket is “{state}”. Reload the card',
  },
  ticket_reopen_late: {
    status: 409,
    ru: 'Вернуть эту заявку уже нельзя: с закрытия прошло больше {days} дн. Создайте новую, мы свяжем их',
    en: 'It is too late to reopen this ticket: it was closed more than {days} days ago. Make a new one',
  },
  in_past: {
    status: 422,
    ru: 'Этот день уже наступил. Укажите более поздний',
    en: 'That day has come already. Give a later one',
  },
  ticket_minutes: {
    status: 422,
    ru: 'В этой категории нужно указать затраченное время в минутах',
    en: 'This category asks for the minutes spent',
  },
  ticket_assigned: {
    status: 409,
    ru: 'Пока вы выбирали, заявку изменил(а) {by}: {now}',
    en: '{by} has changed the ticket meanwhile: {now}',
  },
  executor_cannot: {
    status: 409,
    ru: '{name} не может исполнять заявки: у этого сотрудника нет такого права или он деактивирован',
    en: '{name} cannot work on tickets: that right is missing or the account is closed',
  },
  requester_twice: {
    status: 422,
    ru: 'Заявитель — либо сотрудник, либо контакт, но не оба',
    en: 'The requester is either an employee or a contact, not both',
  },
  merge_whole: {
    status: 409,
    ru: 'Это массовый сбой со своими заявками. Решите его или отмените: после отмены его заявки снова сами по себе',
    en: 'This is a mass incident with tickets of its own. Solve or cancel it: cancelled, it lets its tickets go',
  },
  merge_itself: {
    status: 409,
    ru: 'Заявку нельзя объединить с ней самой',
    en: 'A ticket cannot be merged with itself',
  },
  merge_target: {
    status: 409,
    ru: 'Объединить можно только с действующей заявкой: {number} отменена или сама объединена',
    en: 'Merge only into a ticket in force: {number} is cancelled or merged itself',
  },
  undo_late: {
    status: 409,
    ru: 'Вернуть уже нельзя: прошло больше десяти минут',
    en: 'It is too late to undo: more than ten minutes have passed',
  },
  undo_done: { status: 409, ru: 'Это действие уже возвращено', en: 'This act is undone already' },
  report_period: {
    status: 422,
    ru: 'Начало периода позже его конца',
    en: 'The period begins after its end',
  },
  rated_already: {
    status: 409,
    ru: 'Вы уже оценили эту заявку',
    en: 'You have rated this ticket already',
  },
  join_own: {
    status: 409,
    ru: 'Это ваша заявка: вы и так узнаете, как она идёт',
    en: 'It is your own ticket: you hear how it goes on anyway',
  },
  not_its_requester: {
    status: 403,
    ru: 'Оценить заявку может только заявитель',
    en: 'Only the requester may rate the ticket',
  },
});
