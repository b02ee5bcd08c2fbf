// Tells a person by mail that their password was changed, so that a change behind their back is noticed.
import type { Locale } from '#contract/core.ts';
import { shapeOf } from '../handle.ts';
import { queueMail } from '../mail/queue-mail.ts';
import type { AnyUnit } from '../unit.ts';

const texts: Record<Locale, { subject: string; changed: string; reset: string; otherwise: string }> = {
  ru: {
    subject: 'Ведомо: пароль изменён',
    changed: 'Пароль вашей учётной записи «{login}» изменён.',
    reset: 'Администратор задал новый пароль вашей учётной записи «{login}». При входе понадобится его сменить.',
    otherwise: 'Если это были не вы, сообщите администратору.',
  },
  en: {
    subject: 'Vedomo: the password was changed',
    changed: 'The password of your account “{login}” was changed.',
    reset: 'An administrator has set a new password for your account “{login}”. You will change it when you sign in.',
    otherwise: 'If it was not you, tell the administrator.',
  },
};

export async function passwordMail(
  unit: AnyUnit,
  person: { email: string | null; login: string; locale: Locale },
  what: 'changed' | 'reset',
): Promise<void> {
  if (!person.email) return;
  const words = texts[person.locale];
  const { publicUrl } = shapeOf(unit).services.config;
  const lines = [words[what].replace('{login}', person.login), words.otherwise, ...(publicUrl ? ['', publicUrl] : [])];
  await queueMail(unit, { recipient: person.email, subject: words.subject, body: lines.join('\n') });
}
