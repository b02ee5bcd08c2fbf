// What a letter's states, deliveries and marks are called in files and on paper.
import { oneOf } from '#core/export/list-export.ts';

export const stateWord = oneOf({
  registered: { ru: 'Зарегистрировано', en: 'Registered' },
  in_work: { ru: 'В работе', en: 'In work' },
  done: { ru: 'Исполнено', en: 'Done' },
  cancelled: { ru: 'Аннулировано', en: 'Cancelled' },
});
export const deliveryWord = oneOf({
  post: { ru: 'Почта', en: 'Post' },
  registered_post: { ru: 'Заказное письмо', en: 'Registered post' },
  courier: { ru: 'Курьер', en: 'Courier' },
  email: { ru: 'Электронная почта', en: 'E-mail' },
  edo: { ru: 'ЭДО', en: 'Electronic exchange' },
  fax: { ru: 'Факс', en: 'Fax' },
  hand: { ru: 'Нарочно', en: 'By hand' },
  other: { ru: 'Иначе', en: 'Otherwise' },
});
export const clearanceWord = oneOf({
  none: { ru: '', en: '' },
  restricted: { ru: 'Для служебного пользования', en: 'Official use only' },
  confidential: { ru: 'Конфиденциально', en: 'Confidential' },
  patient: { ru: 'Данные пациентов', en: 'Patient data' },
});
export const directionWord = oneOf({
  incoming: { ru: 'Входящее письмо', en: 'Incoming letter' },
  outgoing: { ru: 'Исходящее письмо', en: 'Outgoing letter' },
  internal: { ru: 'Внутреннее письмо', en: 'Internal letter' },
});
