// Letters with a one-time link: an invitation, a new password.
import type { Locale } from '#contract/core.ts';
import { organisationSetting } from '#contract/settings/organisation.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import { settingIn } from '../../settings/value.ts';
import type { AnyUnit } from '../../unit.ts';

type Letter = 'invite' | 'forgotten' | 'reset' | 'elsewhere';
const texts: Record<Locale, Record<Letter, { subject: string; lines: string[] }>> = {
  ru: {
    invite: {
      subject: 'Приглашение',
      lines: [
        '{name}, для вас заведена учётная запись, логин: {login}.',
        'Откройте ссылку и задайте пароль (действует до {until}, один раз):',
        '{link}',
      ],
    },
    forgotten: {
      subject: 'Новый пароль',
      lines: [
        'Кто-то попросил сменить пароль учётной записи «{login}». Если это вы, откройте ссылку (действует час, один раз):',
        '{link}',
        'Если не вы — ничего делать не нужно, пароль остался прежним.',
      ],
    },
    reset: {
      subject: 'Задайте новый пароль',
      lines: [
        'Администратор сбросил пароль учётной записи «{login}». Задайте новый по ссылке (действует до {until}, один раз):',
        '{link}',
      ],
    },
    elsewhere: {
      subject: 'Пароль меняется в другом месте',
      lines: [
        'Кто-то попросил сменить пароль учётной записи «{login}». Вы входите с паролем организации: здесь он не меняется.',
        'Обратитесь к тем, кто ведёт учётные записи организации.',
      ],
    },
  },
  en: {
    invite: {
      subject: 'Invitation',
      lines: [
        '{name}, there is an account for you, login: {login}.',
        'Open the link and set a password (good until {until}, once):',
        '{link}',
      ],
    },
    forgotten: {
      subject: 'New password',
      lines: [
        'Somebody asked for a new password of the account “{login}”. If it was you, open the link (good for an hour, once):',
        '{link}',
        'If it was not you, there is nothing to do: the password is as it was.',
      ],
    },
    reset: {
      subject: 'Set a new password',
      lines: [
        'An administrator has reset the password of your account “{login}”. Set a new one by the link (good until {until}, once):',
        '{link}',
      ],
    },
    elsewhere: {
      subject: 'This password is changed elsewhere',
      lines: [
        'Somebody asked for a new password of the account “{login}”. You sign in with the organisation’s password, which is not changed here.',
        'Ask those who keep the organisation’s accounts.',
      ],
    },
  },
};

interface Addressee {
  id: string;
  email: string;
  login: string;
  name: string;
  locale: Locale;
}

export async function linkMail(
  unit: AnyUnit,
  letter: Letter,
  person: Addressee,
  values: { link?: string; until?: string } = {},
): Promise<void> {
  const organisation = await settingIn(unit, organisationSetting);
  const { subject, lines } = texts[person.locale][letter];
  const known: Record<string, string | undefined> = { ...person, ...values };
  const body = lines.map((line) => line.replace(/\{(\w+)\}/g, (_, key: string) => known[key] ?? ''));
  await queueMail(unit, {
    recipient: person.email,
    subject: `${organisation.name}: ${subject}`,
    body: [...body, '', `— ${organisation.name}`].join('\n'),
    subjectId: person.id,
    ...(values.link ? { secret: true } : {}),
  });
}

/** Until when, as people write it, in the organisation's zone. */
export const untilWords = (moment: string, locale: Locale, zone: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(new Date(moment));
