// The registry of letters: journals, kinds of letters, incoming, outgoing and internal letters.
// The operations stand in three files by subject; this one is the door that all others import.
import { defineErrors } from './core.ts';

export * from './correspondence-duplicates.ts';
export * from './correspondence-journals.ts';
export * from './correspondence-letters.ts';
export * from './correspondence-numbers.ts';
export * from './letter-card.ts';

export const correspondenceErrors = defineErrors({
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
  already_cancelled: { status: 409, ru: 'Письмо уже аннулировано', en: 'The letter is already cancelled' },
  journal_numbered: {
    status: 409,
    ru: 'В журнале уже есть письма: направление и сброс номера менять нельзя',
    en: 'The journal already holds letters: its direction and restart cannot change',
  },
});
