// The law on personal data (152-ФЗ): what the personal-data officer does, and what a person may do about their own data.
import { defineErrors } from './core.ts';

export * from './personal-data-consents.ts';
export * from './personal-data-incidents.ts';
export * from './personal-data-life.ts';
export * from './personal-data-program.ts';
export * from './personal-data-purposes.ts';
export * from './personal-data-quarantine.ts';
export * from './personal-data-requests.ts';

export const privacyErrors = defineErrors({
  purpose_taken: { status: 409, ru: 'Цель с таким ключом уже есть', en: 'A purpose with this key exists' },
  act_kept: {
    status: 409,
    ru: 'Срок хранения акта ещё не вышел',
    en: 'The act is still to be kept',
  },
  purpose_archived: { status: 409, ru: 'Цель в архиве: согласие на неё не берётся', en: 'The purpose is archived' },
  consent_not_asked: {
    status: 409,
    ru: 'Для этой цели согласие не нужно: у неё другое основание',
    en: 'This purpose needs no consent: it has another basis',
  },
  consent_text_changed: {
    status: 409,
    ru: 'Текст согласия изменился. Прочитайте новый и подтвердите ещё раз',
    en: 'The text of the consent has changed. Read the new one and confirm again',
  },
  consent_given: {
    status: 409,
    ru: 'На этот текст согласие уже дано',
    en: 'There is a consent to this text already',
  },
  consent_ended: { status: 409, ru: 'Согласие уже не действует', en: 'The consent is not in force any more' },
  consent_incomplete: {
    status: 400,
    ru: 'В согласии заполнено не всё: {field}',
    en: 'The consent is incomplete: {field}',
  },
  no_basis: {
    status: 409,
    ru: 'Для цели «{purpose}» нет основания обработки данных: {names}',
    en: 'There is no basis for the purpose “{purpose}”: {names}',
  },
  subject_destroyed: {
    status: 409,
    ru: 'Данные этого человека уже уничтожены',
    en: 'The data of this person is destroyed already',
  },
  subject_blocked: { status: 409, ru: 'Данные уже заблокированы', en: 'The data is blocked already' },
  subject_not_blocked: { status: 409, ru: 'Данные не заблокированы', en: 'The data is not blocked' },
  subject_self: {
    status: 409,
    ru: 'Со своими данными это делает другой ответственный',
    en: 'Another officer does this with your data',
  },
  disposal_not_approved: {
    status: 409,
    ru: 'Задание не утверждено: без утверждённого списка ничего не уничтожается',
    en: 'The task is not approved: nothing is destroyed without an approved list',
  },
  disposal_settled: { status: 409, ru: 'По этому заданию решение уже принято', en: 'The task is settled already' },
  leftovers_not_searched: {
    status: 409,
    ru: 'Сначала найдите следы в свободном тексте',
    en: 'Search for leftovers in free text first',
  },
  leftovers_undecided: {
    status: 409,
    ru: 'Не решено, что делать со следами: {count}',
    en: 'Leftovers without a decision: {count}',
  },
  request_settled: { status: 409, ru: 'На обращение уже отвечено', en: 'The request is answered already' },
  request_prolonged: { status: 409, ru: 'Срок уже продлевали: больше нельзя', en: 'The term was prolonged already' },
  text_missing: { status: 409, ru: 'У цели ещё нет текста согласия', en: 'The purpose has no text yet' },
});
