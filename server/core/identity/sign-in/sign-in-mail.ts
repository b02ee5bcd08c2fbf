// Letters of sign-in: the code, a sign-in from an unknown browser, an account locked after failures.
import type { Locale } from '#contract/core.ts';
import { shapeOf } from '../../handle.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import type { AnyUnit } from '../../unit.ts';

interface Reader {
  email: string | null;
  login: string;
  locale: Locale;
}
interface Letter {
  subject: string;
  body: string;
}

const texts = {
  ru: {
    code: {
      subject: 'Ведомо: код для входа',
      body: 'Код для входа: {code}\n\nОн действует 10 минут и только для этой попытки входа. Никому его не сообщайте: ни один сотрудник о нём не спросит.\n\nЕсли вы не входили, кто-то знает ваш пароль: смените его.',
    },
    device: {
      subject: 'Ведомо: вход с нового устройства',
      body: 'В вашу учётную запись «{login}» вошли с устройства, которого раньше не было.\n\nКогда: {when}\nОткуда: {address}\nБраузер: {agent}\n\nЕсли это были вы, ничего делать не нужно. Если нет: откройте {profile}, завершите этот сеанс в разделе «Сеансы» и смените пароль.',
    },
    locked: {
      subject: 'Ведомо: вход временно закрыт',
      body: 'Вход в вашу учётную запись «{login}» закрыт на {minutes} мин: слишком много неверных попыток.\n\nКогда: {when}\nОткуда: {address}\n\nОткрытые сеансы работают. Если это были не вы, сообщите администратору.',
    },
    profile: 'свой профиль',
  },
  en: {
    code: {
      subject: 'Vedomo: code to sign in',
      body: 'Your code to sign in: {code}\n\nIt is good for 10 minutes and for this attempt alone. Tell it to nobody: no colleague will ask for it.\n\nIf you are not signing in, somebody knows your password: change it.',
    },
    device: {
      subject: 'Vedomo: sign-in from a new device',
      body: 'Somebody signed in to your account “{login}” from a device that was not used before.\n\nWhen: {when}\nWhere from: {address}\nBrowser: {agent}\n\nIf it was you, there is nothing to do. If not: open {profile}, end that session under “Sessions” and change the password.',
    },
    locked: {
      subject: 'Vedomo: sign-in is closed for a while',
      body: 'Sign-in to your account “{login}” is closed for {minutes} min: there were too many wrong attempts.\n\nWhen: {when}\nWhere from: {address}\n\nOpen sessions go on. If it was not you, tell the administrator.',
    },
    profile: 'your profile',
  },
};

const fill = ({ subject, body }: Letter, values: Record<string, string>): Letter => ({
  subject,
  body: body.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''),
});

function factsOf(unit: AnyUnit, { login, locale }: Reader): Record<string, string> {
  const { config } = shapeOf(unit).services;
  return {
    login,
    when: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long', timeZone: config.zone }).format(
      unit.now,
    ),
    address: unit.actor.address || '—',
    agent: unit.actor.agent || '—',
    profile: config.publicUrl ? `${config.publicUrl}/profile` : texts[locale].profile,
  };
}

export const codeMail = (unit: AnyUnit, email: string, locale: Locale, code: string): Promise<void> =>
  queueMail(unit, { recipient: email, ...fill(texts[locale].code, { code }), secret: true });

export async function newDeviceMail(unit: AnyUnit, reader: Reader): Promise<void> {
  if (!reader.email) return;
  await queueMail(unit, { recipient: reader.email, ...fill(texts[reader.locale].device, factsOf(unit, reader)) });
}

export async function lockedMail(unit: AnyUnit, reader: Reader, minutes: number): Promise<void> {
  if (!reader.email) return;
  const values = { ...factsOf(unit, reader), minutes: String(minutes) };
  await queueMail(unit, { recipient: reader.email, ...fill(texts[reader.locale].locked, values) });
}
