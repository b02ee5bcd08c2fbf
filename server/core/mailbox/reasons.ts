// Why a letter was left alone or waits for somebody, in words; the code stands in the database.
import type { Text } from '#contract/core.ts';
import { words as refusalWords } from '../refusal.ts';

const words = {
  auto: { ru: 'Автоматический ответ или рассылка', en: 'An automatic answer or a mailing' },
  own: { ru: 'Письмо от самой программы', en: "The program's own letter" },
  'bounce-unknown': {
    ru: 'Отчёт о недоставке письма, которого программа не отправляла',
    en: 'A report about a letter that the program did not send',
  },
  bounce: { ru: 'Отчёт о недоставке, приложен к заявке', en: 'A report of non-delivery, kept with its record' },
  'no-sender': { ru: 'В письме нет адреса отправителя', en: 'The letter names no sender' },
  stranger: {
    ru: 'Отправитель неизвестен, ящик принимает письма только от известных',
    en: 'The sender is unknown, and the mailbox takes letters of known people only',
  },
  inactive: {
    ru: 'Учётная запись отправителя не действует',
    en: "The sender's account is not active",
  },
  'not-genuine': {
    ru: 'Почтовый сервер не подтвердил, что письмо действительно от этого сотрудника',
    en: 'The mail server did not confirm that the letter is really from this employee',
  },
  'too-large': {
    ru: 'Письмо больше допустимого для ящика; оно осталось в ящике. Увеличьте предел и повторите',
    en: 'The letter is larger than the mailbox takes; it stays there. Raise the limit and try again',
  },
  'too-many': {
    ru: 'Слишком много писем от одного отправителя за час',
    en: 'Too many letters of one sender within an hour',
  },
  unreadable: { ru: 'Письмо повреждено, прочитать его не удалось', en: 'The letter is damaged and could not be read' },
  receiver: {
    ru: 'Раздел, которому отдаются письма, настроен неверно: проверьте категорию и очередь ящика',
    en: "The section that gets the letters is not set up: look at the mailbox's category and queue",
  },
  refused: { ru: 'Программа отказала', en: 'The program refused' },
  fault: {
    ru: 'Сбой при разборе письма, пять попыток не удались',
    en: 'A fault in handling the letter; five tries failed',
  },
} as const satisfies Record<string, Text>;
export type Reason = keyof typeof words | `refused:${string}`;

/** `refused:ticket_state` carries the code of the refusal. */
export function reasonWords(reason: string): Text | null {
  if (reason === '') return null;
  const [key = '', code] = reason.split(':');
  const found = (words as Record<string, Text>)[key] ?? words.fault;
  if (!code) return found;
  const said = saidOf(code);
  return { ru: `${found.ru}: ${said.ru}`, en: `${found.en}: ${said.en}` };
}

/** A code that the program no longer has is told as it stands. */
function saidOf(code: string): Text {
  try {
    return refusalWords(code);
  } catch {
    return { ru: code, en: code };
  }
}
