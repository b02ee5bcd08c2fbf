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
/** The fields of the card, by the names that changes have. */
export const fieldWord = oneOf({
  subject: { ru: 'Краткое содержание', en: 'Subject' },
  kindId: { ru: 'Вид письма', en: 'Kind of letter' },
  correspondentId: { ru: 'Корреспондент', en: 'Correspondent' },
  correspondentName: { ru: 'Корреспондент', en: 'Correspondent' },
  addressees: { ru: 'Адресаты', en: 'Addressees' },
  addresseeId: { ru: 'Кому', en: 'To whom' },
  signatoryName: { ru: 'Кто подписал', en: 'Signed by' },
  signatoryPosition: { ru: 'Должность подписавшего', en: 'Position of the signatory' },
  documentDate: { ru: 'Дата документа', en: 'Document date' },
  externalNumber: { ru: 'Номер документа', en: 'Document number' },
  receivedOn: { ru: 'Дата поступления', en: 'Received on' },
  caseIndex: { ru: 'Индекс дела', en: 'Case index' },
  forwardedTo: { ru: 'Переадресовано', en: 'Forwarded to' },
  mainSheets: { ru: 'Листов', en: 'Sheets' },
  appendixCount: { ru: 'Приложений', en: 'Appendices' },
  appendixSheets: { ru: 'Листов в приложениях', en: 'Sheets in appendices' },
  instruction: { ru: 'Указание по исполнению', en: 'Instruction' },
  responsibleId: { ru: 'Ответственный', en: 'Responsible' },
  dueOn: { ru: 'Срок исполнения', en: 'Due on' },
  answerBy: { ru: 'Срок ответа', en: 'Answer by' },
  onControl: { ru: 'На контроле', en: 'Under control' },
  clearance: { ru: 'Гриф', en: 'Mark' },
  signatureNote: { ru: 'Электронная подпись', en: 'Electronic signature' },
  signatureCheck: { ru: 'Проверка подписи', en: 'Signature check' },
  departmentId: { ru: 'Подразделение', en: 'Department' },
  deliveryState: { ru: 'Отправка', en: 'Delivery' },
  deliveryTrackingNumber: { ru: 'Номер отправления', en: 'Tracking number' },
  deliverySentOn: { ru: 'Дата отправки', en: 'Date of dispatch' },
  deliverySettledOn: { ru: 'Дата вручения или возврата', en: 'Date of arrival or return' },
  deliveryNote: { ru: 'Примечание об отправке', en: 'Note of the delivery' },
  deliveryMethod: { ru: 'Способ доставки', en: 'Delivery' },
  trackingNumber: { ru: 'Номер отправления', en: 'Tracking number' },
  note: { ru: 'Примечание', en: 'Note' },
  state: { ru: 'Состояние', en: 'State' },
});
export const deliveryStateWord = oneOf({
  to_send: { ru: 'Ждёт отправки', en: 'To be sent' },
  sent: { ru: 'Отправлено', en: 'Sent' },
  delivered: { ru: 'Вручено', en: 'Delivered' },
  returned: { ru: 'Вернулось', en: 'Returned' },
  refused: { ru: 'Отказ в получении', en: 'Refused' },
  none: { ru: 'Не отслеживается', en: 'Not tracked' },
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
