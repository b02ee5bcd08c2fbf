// The words of states and kinds in the files of the personal-data officer.
import { oneOf } from '../export/list-export.ts';

export const subjectKind = oneOf({
  user: { ru: 'Сотрудник', en: 'Colleague' },
  contact: { ru: 'Контакт', en: 'Contact' },
});
export const outcome = oneOf({
  done: { ru: 'сделано', en: 'done' },
  refused: { ru: 'отказано', en: 'refused' },
  read: { ru: 'просмотрено', en: 'read' },
});
export const requestState = oneOf({
  open: { ru: 'В работе', en: 'Open' },
  answered: { ru: 'Отвечено', en: 'Answered' },
  refused: { ru: 'Отказано', en: 'Refused' },
});
export const consentForm = oneOf({
  button: { ru: 'Кнопка в системе', en: 'Button' },
  paper: { ru: 'Бумага', en: 'Paper' },
  signature: { ru: 'Электронная подпись', en: 'Signature' },
});
export const consentChannel = oneOf({
  web: { ru: 'В системе', en: 'Web' },
  paper: { ru: 'На бумаге', en: 'Paper' },
  messenger: { ru: 'Мессенджер', en: 'Messenger' },
  import: { ru: 'Перенос', en: 'Import' },
});
export const consentState = oneOf({
  standing: { ru: 'Действует', en: 'In force' },
  renewal: { ru: 'Нужно обновить', en: 'To be renewed' },
  withdrawn: { ru: 'Отозвано', en: 'Withdrawn' },
  expired: { ru: 'Истекло', en: 'Expired' },
  renewed: { ru: 'Заменено новым', en: 'Renewed' },
});
export const basis = oneOf({
  consent: { ru: 'Согласие', en: 'Consent' },
  contract: { ru: 'Договор, трудовые отношения', en: 'Contract' },
  law: { ru: 'Закон', en: 'Law' },
});
export const disposalCause = oneOf({
  withdrawal: { ru: 'Отзыв согласия', en: 'Withdrawn consent' },
  demand: { ru: 'Требование прекратить', en: 'Demand to stop' },
  retention: { ru: 'Вышел срок хранения', en: 'Term of keeping is over' },
  request: { ru: 'Обращение субъекта', en: 'Request of the subject' },
  order: { ru: 'Решение ответственного', en: 'Decision of the officer' },
});
export const disposalWay = oneOf({
  destroy: { ru: 'Уничтожение', en: 'Destruction' },
  anonymise: { ru: 'Обезличивание', en: 'Anonymisation' },
  part: { ru: 'Часть данных', en: 'Part of the data' },
});
export const disposalState = oneOf({
  proposed: { ru: 'Предложено', en: 'Proposed' },
  approved: { ru: 'Утверждено', en: 'Approved' },
  done: { ru: 'Исполнено', en: 'Done' },
  declined: { ru: 'Отказано', en: 'Declined' },
});
export const alertKind = oneOf({
  many: { ru: 'Много людей за час', en: 'Many people in an hour' },
  night: { ru: 'Много людей ночью', en: 'Many people at night' },
  'other-department': { ru: 'Чужие подразделения', en: 'Other departments' },
});
export const measureState = oneOf({
  met: { ru: 'Выполнено', en: 'Met' },
  attention: { ru: 'Требует внимания', en: 'Needs attention' },
  customer: { ru: 'За заказчиком', en: 'Up to the organisation' },
});
export const requestKind = oneOf({
  access: { ru: 'Доступ к данным', en: 'Access' },
  correction: { ru: 'Уточнение данных', en: 'Correction' },
  blocking: { ru: 'Блокирование', en: 'Blocking' },
  destruction: { ru: 'Уничтожение', en: 'Destruction' },
  withdrawal: { ru: 'Отзыв согласия', en: 'Withdrawal' },
  other: { ru: 'Другое', en: 'Other' },
});
export const requestChannel = oneOf({
  paper: { ru: 'На бумаге', en: 'On paper' },
  mail: { ru: 'По почте', en: 'By mail' },
  web: { ru: 'В системе', en: 'In the system' },
  regulator: { ru: 'Через Роскомнадзор', en: 'Through the regulator' },
});
const categories = oneOf({
  subject: { ru: 'Все данные человека', en: 'All data of the person' },
  'unconfirmed-registration': { ru: 'Неподтверждённая регистрация', en: 'Unconfirmed registration' },
  'rejected-registration': { ru: 'Отклонённая регистрация', en: 'Rejected registration' },
  'deactivated-account': { ru: 'Отключённая учётная запись', en: 'Deactivated account' },
  'consent-proof': { ru: 'Доказательства согласий', en: 'Proofs of consents' },
  name: { ru: 'ФИО', en: 'Name' },
  account: { ru: 'Учётная запись', en: 'Account' },
  email: { ru: 'Электронная почта', en: 'E-mail' },
  phone: { ru: 'Телефоны', en: 'Phones' },
  work: { ru: 'Работа и должность', en: 'Work and position' },
  birth: { ru: 'Дата рождения', en: 'Date of birth' },
  'sign-in': { ru: 'Сведения о входах', en: 'Sign-ins' },
  mail: { ru: 'Письма системы', en: 'Mail of the system' },
  activity: { ru: 'Действия', en: 'Activity' },
  address: { ru: 'Адреса', en: 'Addresses' },
  taxpayer: { ru: 'ИНН и номера', en: 'Taxpayer numbers' },
  letters: { ru: 'Переписка', en: 'Correspondence' },
  requests: { ru: 'Обращения', en: 'Requests' },
});
/** `purpose:<key>` is the data of one purpose. */
export function category(value: string, locale: 'ru' | 'en'): string {
  const [kind = '', purpose] = value.split(':');
  if (purpose) return locale === 'ru' ? `Цель «${purpose}»` : `Purpose “${purpose}”`;
  return categories(kind, locale);
}
