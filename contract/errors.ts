// What core refuses, with the words for the person. Modules keep tables of their own beside their operations.
import { defineErrors } from './core.ts';

export const coreErrors = defineErrors({
  invalid_input: { status: 400, ru: 'Проверьте поля: есть ошибки', en: 'Check the fields: some are wrong' },
  unknown_field: { status: 400, ru: 'Такого поля нет', en: 'There is no such field' },
  bad_cursor: {
    status: 400,
    ru: 'Страница списка устарела, откройте список заново',
    en: 'This page of the list is out of date, open the list again',
  },
  not_signed_in: { status: 401, ru: 'Войдите в систему', en: 'Sign in' },
  not_allowed: {
    status: 403,
    ru: 'На это действие у вас нет права. Его даёт администратор',
    en: 'You have no right to do this. An administrator can give it',
  },
  wrong_origin: {
    status: 403,
    ru: 'Запрос пришёл с чужого сайта и не выполнен',
    en: 'The request came from another site and was not carried out',
  },
  sign_in_again: {
    status: 401,
    ru: 'Для этого действия подтвердите, что это вы',
    en: 'Confirm that it is you before doing this',
  },
  session_locked: {
    status: 423,
    ru: 'Экран заблокирован: подтвердите, что это вы',
    en: 'The screen is locked: confirm that it is you',
  },
  second_factor_needed: {
    status: 403,
    ru: 'Ваша роль требует второго шага при входе: настройте его в разделе «Второй шаг входа» или войдите заново',
    en: 'Your role asks for a second step at sign-in: set it up or sign in again',
  },
  must_change_password: { status: 403, ru: 'Сначала смените пароль', en: 'Change the password first' },
  not_found: {
    status: 404,
    ru: 'Не найдено: такой записи нет или она вам не видна',
    en: 'Not found: there is no such record, or you may not see it',
  },
  conflict: { status: 409, ru: 'Такая запись уже есть', en: 'Such a record already exists' },
  key_reused: {
    status: 409,
    ru: 'Этот ключ повтора уже использован для другого запроса',
    en: 'This idempotency key was already used for another request',
  },
  shown_once: {
    status: 409,
    ru: 'Этот запрос уже выполнен, а его ответ показывают один раз. Если вы его не увидели, повторите действие заново',
    en: 'This request was carried out already, and its answer is shown only once. If you missed it, do it anew',
  },
  in_progress: { status: 409, ru: 'Такой же запрос ещё выполняется', en: 'The same request is still running' },
  stale: {
    status: 412,
    ru: 'Запись уже изменил другой человек: сравните и выберите значения',
    en: 'Somebody else has changed the record: compare and choose the values',
  },
  version_required: {
    status: 428,
    ru: 'Не указана версия записи (If-Match)',
    en: 'The version of the record is missing (If-Match)',
  },
  too_large: { status: 413, ru: 'Файл слишком большой', en: 'The file is too large' },
  wrong_media_type: {
    status: 415,
    ru: 'Такой вид содержимого не принимается',
    en: 'This kind of content is not accepted',
  },
  too_many_requests: {
    status: 429,
    ru: 'Слишком много попыток. Подождите {seconds} с',
    en: 'Too many attempts. Wait {seconds} s',
  },
  internal: {
    status: 500,
    ru: 'Ошибка на сервере. Сообщите администратору номер запроса',
    en: 'The server failed. Tell the administrator the request number',
  },
  unavailable: {
    status: 503,
    ru: 'База данных недоступна. Введённое сохранено, повторите через минуту',
    en: 'The database is unreachable. What you typed is kept, try again in a minute',
  },
  period_closed: {
    status: 409,
    ru: 'Период регистрации закрыт: номера в нём не выдаются и не аннулируются',
    en: 'The registration period is closed: numbers are neither given nor cancelled in it',
  },
  period_open: { status: 409, ru: 'Период регистрации и так открыт', en: 'The registration period is open already' },
  period_wrong: {
    status: 400,
    ru: 'Такого периода у журнала нет: {period}',
    en: 'The journal has no such period: {period}',
  },
  number_taken: {
    status: 409,
    ru: 'Такой номер в этом периоде уже выдан: измените шаблон номера в журнале',
    en: 'This number is already issued in the period: change the number template of the journal',
  },
  number_occupied: { status: 409, ru: 'Номер {number} занят', en: 'The number {number} is taken' },
  numbers_occupied: {
    status: 409,
    ru: 'Номера с {first} по {last} заняты, целиком или частью. Зарезервировать можно отданные номера и следующие по порядку',
    en: 'The numbers {first} to {last} are taken, all or some. Numbers given up and the next ones can be reserved',
  },
  number_reserved: {
    status: 409,
    ru: 'Номер {number} в резерве. Им регистрирует тот, за кем он числится',
    en: 'The number {number} is reserved. Whoever it is kept for registers with it',
  },
  number_not_yours: {
    status: 403,
    ru: 'Номера {number} нет в вашем резерве, а выбирать номер вручную вам не разрешено',
    en: 'The number {number} is not in your reserve, and you may not choose numbers by hand',
  },
  number_ahead: {
    status: 409,
    ru: 'Номер ещё не подошёл: следующий по порядку — {next}. Чтобы взять номера впрок, зарезервируйте их',
    en: 'The number is still to come: the next one is {next}. Reserve numbers to have them in advance',
  },
  reservation_expired: {
    status: 409,
    ru: 'Срок резерва истёк: номер {number} больше не используется. Попросите зарезервировать его снова',
    en: 'The reservation has expired: the number {number} may not be used. Ask to have it reserved again',
  },
  nothing_reserved: {
    status: 409,
    ru: 'Неиспользованных номеров в этом резерве не осталось',
    en: 'No unused numbers are left in this reservation',
  },
  suffix_wrong: {
    status: 400,
    ru: 'После номера ставят одну–три буквы («12а») или черту с цифрами («12/1»)',
    en: 'A number is followed by one to three letters (“12a”) or a stroke with digits (“12/1”)',
  },
  period_has_reserved: {
    status: 409,
    ru: 'В периоде ещё зарезервированы номера: {count}. Используйте их или отдайте при закрытии',
    en: 'The period still has reserved numbers: {count}. Use them or give them up when closing',
  },
  number_not_in_use: { status: 409, ru: 'У записи нет действующего номера', en: 'The record has no number in use' },
  number_index_missing: {
    status: 409,
    ru: 'Для номера не хватает индекса, который есть в шаблоне журнала',
    en: 'An index that the number template asks for is missing',
  },
  series_in_use: {
    status: 409,
    ru: 'Номера уже выдавались: перезапуск нумерации не меняется, заведите новый журнал',
    en: 'Numbers are issued already: the restart stays as it is, make a new journal',
  },
  template_wrong: {
    status: 409,
    ru: 'Шаблон номера в журнале неверен',
    en: 'The number template of the journal is wrong',
  },
  reason_required: { status: 400, ru: 'Укажите причину', en: 'Give the reason' },
  inn_wrong: {
    status: 400,
    ru: 'ИНН неверен: 10 или 12 цифр с верными контрольными',
    en: 'The INN is wrong: 10 or 12 digits with correct check digits',
  },
  kpp_wrong: { status: 400, ru: 'КПП неверен: 9 знаков', en: 'The KPP is wrong: 9 characters' },
  ogrn_wrong: {
    status: 400,
    ru: 'ОГРН неверен: 13 цифр с верной контрольной',
    en: 'The OGRN is wrong: 13 digits with a correct check digit',
  },
  ogrnip_wrong: {
    status: 400,
    ru: 'ОГРНИП неверен: 15 цифр с верной контрольной',
    en: 'The OGRNIP is wrong: 15 digits with a correct check digit',
  },
  phone_wrong: { status: 400, ru: 'Такого номера телефона не бывает', en: 'There is no such phone number' },
  email_wrong: { status: 400, ru: 'Адрес почты написан неверно', en: 'The e-mail address is wrong' },
  calendar_columns: {
    status: 400,
    ru: 'В строке должно быть: дата; вид; название',
    en: 'A row must hold: date; kind; name',
  },
  calendar_date_wrong: { status: 400, ru: 'Такой даты нет: {value}', en: 'There is no such date: {value}' },
  calendar_kind_wrong: {
    status: 400,
    ru: 'Вид дня бывает holiday, short или working, а не «{value}»',
    en: 'The kind of a day is holiday, short or working, not “{value}”',
  },
  calendar_repeated: { status: 400, ru: 'Эта дата уже есть в строке {row}', en: 'The date is already in row {row}' },
  file_empty: { status: 400, ru: 'Файл пустой, в нём нет ни одного байта', en: 'The file is empty, it has no bytes' },
  file_kind_refused: {
    status: 415,
    ru: 'Файл «{name}» не принят: это программа или файл неизвестного вида. Если он нужен, упакуйте его в ZIP',
    en: 'The file “{name}” was not accepted: it is a program or a file of an unknown kind. If it is needed, pack it into a ZIP',
  },
});
