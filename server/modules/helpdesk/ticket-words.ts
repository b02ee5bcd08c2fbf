// What a ticket's states, priorities and channels are called in files and on paper.
import type { Text } from '#contract/core.ts';
import type { TicketState } from '#contract/helpdesk.ts';
import { oneOf } from '#core/export/list-export.ts';

export const stateNames = {
  new: { ru: 'Новая', en: 'New' },
  assigned: { ru: 'Назначена', en: 'Assigned' },
  in_work: { ru: 'В работе', en: 'In work' },
  waiting: { ru: 'Ожидает', en: 'On hold' },
  resolved: { ru: 'Решена', en: 'Solved' },
  closed: { ru: 'Закрыта', en: 'Closed' },
  merged: { ru: 'Объединена', en: 'Merged' },
  cancelled: { ru: 'Отменена', en: 'Cancelled' },
} satisfies Record<TicketState, Text>;
export const stateWord = oneOf(stateNames);
export const priorityWord = oneOf({
  low: { ru: 'Низкий', en: 'Low' },
  normal: { ru: 'Обычный', en: 'Normal' },
  high: { ru: 'Высокий', en: 'High' },
  urgent: { ru: 'Срочный', en: 'Urgent' },
});
export const channelWord = oneOf({
  web: { ru: 'Сайт', en: 'Web' },
  api: { ru: 'API', en: 'API' },
  phone: { ru: 'Телефон', en: 'Phone' },
  email: { ru: 'Почта', en: 'E-mail' },
  telegram: { ru: 'Telegram', en: 'Telegram' },
  max: { ru: 'MAX', en: 'MAX' },
  chat: { ru: 'Чат', en: 'Chat' },
  import: { ru: 'Импорт', en: 'Import' },
});
export const waitingWord = oneOf({
  requester: { ru: 'Ответа заявителя', en: 'The requester' },
  part: { ru: 'Запчасть', en: 'A part' },
  access: { ru: 'Доступ', en: 'Access' },
  vendor: { ru: 'Подрядчика', en: 'A vendor' },
  other: { ru: 'Другое', en: 'Something else' },
});
export const resultWord = oneOf({
  done: { ru: 'Сделано', en: 'Done' },
  advised: { ru: 'Подсказали', en: 'Advised' },
  not_confirmed: { ru: 'Не подтвердилось', en: 'Not confirmed' },
  declined: { ru: 'Отказано', en: 'Declined' },
  duplicate: { ru: 'Повтор', en: 'A duplicate' },
});
