// The registry of letters: journals, kinds of letters, incoming, outgoing and internal letters.
// The operations stand in files by subject; this one is the door that all others import.
import { defineErrors } from './core.ts';

export * from './correspondence-delivery.ts';
export * from './correspondence-duplicates.ts';
export * from './correspondence-journals.ts';
export * from './correspondence-letters.ts';
export * from './correspondence-numbers.ts';
export * from './correspondence-proposals.ts';
export * from './correspondence-registers.ts';
export * from './correspondence-statistics.ts';
export * from './letter-card.ts';

export const correspondenceErrors = defineErrors({
  register_file_closed: {
    status: 403,
    ru: 'С тех пор ваши права изменились, а в реестре может быть то, чего вам больше не видно. Составьте реестр заново',
    en: 'Your rights have changed since, and the register may hold what you see no longer. Make the register anew',
  },
  register_days_wrong: {
    status: 400,
    ru: 'Первый день реестра позже последнего',
    en: 'The first day of the register is after the last one',
  },
  journal_closed: {
    status: 409,
    ru: 'Журнал «{name}» закрыт для регистрации',
    en: 'The journal “{name}” is closed for registration',
  },
  not_registrar: {
    status: 403,
    ru: 'В журнале «{name}» регистрируют другие сотрудники',
    en: 'Other people register in the journal “{name}”',
  },
  field_required_by_kind: {
    status: 400,
    ru: 'Для вида «{kind}» это поле обязательно',
    en: 'This field is required for the kind “{kind}”',
  },
  correspondent_missing: { status: 400, ru: 'Укажите корреспондента', en: 'Name the correspondent' },
  addressee_missing: { status: 400, ru: 'Укажите хотя бы одного адресата', en: 'Name at least one addressee' },
  addressees_of_outgoing: {
    status: 400,
    ru: 'Нескольких адресатов указывают только в исходящем письме',
    en: 'Only an outgoing letter has a list of addressees',
  },
  kind_of_other_direction: {
    status: 400,
    ru: 'Этот вид не для писем такого направления или отключён',
    en: 'This kind is switched off or not meant for letters of this direction',
  },
  period_backwards: {
    status: 400,
    ru: 'Конец периода раньше его начала',
    en: 'The period ends before it begins',
  },
  period_long: { status: 400, ru: 'Период не длиннее десяти лет', en: 'The period is at most ten years' },
  registered_in_future: {
    status: 400,
    ru: 'Дата регистрации не может быть позже сегодняшней',
    en: 'The registration date cannot be in the future',
  },
  reservation_for_others: {
    status: 403,
    ru: 'Вы можете резервировать номера только себе',
    en: 'You may reserve numbers for yourself only',
  },
  reservation_too_big: {
    status: 400,
    ru: 'Себе можно зарезервировать не больше {most} номеров за раз',
    en: 'You may reserve at most {most} numbers for yourself at a time',
  },
  block_missing: {
    status: 400,
    ru: 'Укажите, сколько номеров зарезервировать, или номера «с» и «по»',
    en: 'Say how many numbers to reserve, or the first and the last one',
  },
  block_reversed: {
    status: 400,
    ru: 'Номер «по» не может быть меньше номера «с»',
    en: 'The last number cannot be less than the first',
  },
  until_past: { status: 400, ru: 'Срок резерва уже прошёл', en: 'The reservation would have ended already' },
  import_journal_unknown: {
    status: 400,
    ru: 'Нет такого журнала для писем этого направления: создайте его или исправьте название',
    en: 'There is no such journal for letters of this direction: create it or correct the name',
  },
  import_journal_missing: {
    status: 400,
    ru: 'Не сказано, в какой журнал: выберите журнал для всех строк или укажите столбец',
    en: 'The journal is not given: choose one for all rows, or the column that names it',
  },
  import_number_taken: {
    status: 409,
    ru: 'Номер {number} уже занят в журнале «{journal}»: такое письмо уже есть, либо исправьте номер',
    en: 'The number {number} is taken in the journal “{journal}”: the letter is there already, or correct the number',
  },
  import_number_double: {
    status: 400,
    ru: 'Этот номер есть и в строке {row}: письмо записано, номер оставлен как в журнале',
    en: 'Row {row} has this number too: the letter is written, its number stays as it is',
  },
  import_ordinal_taken: {
    status: 400,
    ru: 'Порядковый номер {ordinal} занят другим номером: этот записан вне счёта',
    en: 'The ordinal {ordinal} belongs to another number: this one is kept out of the count',
  },
  import_ordinal_far: {
    status: 400,
    ru: 'Порядковый номер {ordinal} много больше остальных, возможно опечатка: записан вне счёта',
    en: 'The ordinal {ordinal} is far beyond the others, perhaps a slip: it is kept out of the count',
  },
  import_period_closed: {
    status: 409,
    ru: 'Период {period} журнала закрыт: откройте его или разрешите запись в закрытые периоды',
    en: "The journal's period {period} is closed: reopen it, or allow writing into closed periods",
  },
  import_letter_kind_unknown: {
    status: 400,
    ru: 'Вида «{name}» нет: записан в примечание',
    en: 'There is no kind “{name}”: it is kept in the note',
  },
  import_letter_unknown: {
    status: 400,
    ru: 'Исходящего письма {number} в журнале нет или оно аннулировано: сначала загрузите письма',
    en: 'There is no outgoing letter {number}, or it is cancelled: import the letters first',
  },
  import_letter_several: {
    status: 400,
    ru: 'Писем {number} несколько: укажите дату регистрации или журнал',
    en: 'There are several letters {number}: give the date of registration or the journal',
  },
  import_person_unknown: {
    status: 400,
    ru: '«{name}» среди сотрудников и подразделений не найдено: записано в примечание',
    en: '“{name}” is not among people and groups: it is kept in the note',
  },
  addressee_sent: {
    status: 409,
    ru: 'Адресату «{name}» письмо уже отправлено: убрать его из письма нельзя',
    en: 'The letter is already sent to “{name}”: this addressee cannot be removed',
  },
  delivery_in_register: {
    status: 409,
    ru: 'Письмо стоит в реестре отправки № {number}: сначала аннулируйте реестр',
    en: 'The letter stands in the dispatch register No {number}: cancel the register first',
  },
  delivery_dates_wrong: {
    status: 400,
    ru: 'Дата отправки не может быть позже сегодняшней, а дата вручения или возврата — раньше отправки',
    en: 'A letter cannot be sent in the future, nor arrive or come back before it was sent',
  },
  dispatch_unfit: {
    status: 409,
    ru: 'Не все письма ждут отправки (не подходят: {count}). Обновите список и выберите снова',
    en: 'Not all letters wait to be sent (unfit: {count}). Refresh the list and choose again',
  },
  dispatch_hidden: {
    status: 409,
    ru: 'Писем в реестре, которые вам не видны: {count}. Аннулировать его может тот, кому видны все',
    en: 'Letters in the register that you do not see: {count}. Somebody who sees all of them may cancel it',
  },
  dispatch_cancelled: { status: 409, ru: 'Реестр уже аннулирован', en: 'The register is already cancelled' },
  already_cancelled: { status: 409, ru: 'Письмо уже аннулировано', en: 'The letter is already cancelled' },
  journal_numbered: {
    status: 409,
    ru: 'В журнале уже есть письма: направление и сброс номера менять нельзя',
    en: 'The journal already holds letters: its direction and restart cannot change',
  },
});
