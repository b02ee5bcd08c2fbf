// Tells a person by mail that their second factors changed, so that a change behind their back is noticed.
import type { Locale } from '#contract/core.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import type { AnyUnit } from '../../unit.ts';

const texts = {
  ru: {
    subject: 'Ведомо: второй шаг входа изменён',
    added: 'К вашей учётной записи «{login}» добавлен второй шаг входа.',
    removed: 'У вашей учётной записи «{login}» убран второй шаг входа.',
    codes: 'Для вашей учётной записи «{login}» созданы новые запасные коды; прежние больше не действуют.',
    used: 'В вашу учётную запись «{login}» вошли по запасному коду. Осталось кодов: {left}.',
    reset: 'Администраторы сбросили вторые шаги входа вашей учётной записи «{login}». Все сеансы завершены.',
    otherwise: 'Если вы об этом не знаете, сообщите администратору.',
  },
  en: {
    subject: 'Vedomo: the second step of sign-in has changed',
    added: 'A second step of sign-in was added to your account “{login}”.',
    removed: 'A second step of sign-in was removed from your account “{login}”.',
    codes: 'New backup codes were made for your account “{login}”; the earlier ones no longer work.',
    used: 'A backup code was used to sign in to your account “{login}”. Codes left: {left}.',
    reset: 'Administrators have reset the second steps of your account “{login}”. All sessions have ended.',
    otherwise: 'If this is news to you, tell the administrator.',
  },
};

export async function factorMail(
  unit: AnyUnit,
  person: { email: string | null; login: string; locale: Locale },
  what: 'added' | 'removed' | 'codes' | 'used' | 'reset',
  left = 0,
): Promise<void> {
  if (!person.email) return;
  const words = texts[person.locale];
  const told = words[what].replace('{login}', person.login).replace('{left}', String(left));
  await queueMail(unit, { recipient: person.email, subject: words.subject, body: `${told}\n\n${words.otherwise}` });
}
