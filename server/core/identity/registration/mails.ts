// What people are told by mail on their way in: the code, that they have an account, what was decided.
import type { Locale } from '#contract/core.ts';
import { organisationSetting } from '#contract/settings/organisation.ts';
import { shapeOf } from '../../handle.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import { settingIn } from '../../settings/value.ts';
import type { AnyUnit } from '../../unit.ts';

export type Letter =
  | 'code'
  | 'known'
  | 'waits'
  | 'refused'
  | 'invited'
  | 'confirmed'
  | 'rejected'
  | 'merged'
  | 'reopened';
type Words = Record<Letter, { subject: string; lines: string[] }>;

const ru: Words = {
  code: {
    subject: 'Код для регистрации',
    lines: [
      'Ваш код: {code}',
      'Он действует {minutes} минут. Введите его на странице регистрации.',
      'Никому не сообщайте код. Если вы не регистрировались, ничего делать не нужно.',
    ],
  },
  known: {
    subject: 'У вас уже есть учётная запись',
    lines: [
      'Кто-то пытался зарегистрироваться с этим адресом почты. У вас уже есть учётная запись, логин: {login}.',
      'Если это были вы — войдите. Забытый пароль меняется на странице входа: «Забыли пароль?».',
      'Если не вы — ничего делать не нужно.',
    ],
  },
  waits: {
    subject: 'Ваша регистрация ждёт подтверждения',
    lines: ['Вы уже зарегистрированы, логин: {login}. Войти можно будет, когда куратор подтвердит регистрацию.'],
  },
  refused: {
    subject: 'О вашей регистрации',
    lines: ['Регистрация с этим адресом была отклонена. Если это ошибка, обратитесь к своему куратору.'],
  },
  invited: {
    subject: 'Вас уже пригласили',
    lines: [
      'Для вас уже заведена учётная запись, логин: {login}. Откройте ссылку из письма с приглашением и задайте пароль.',
      'Если письма нет, попросите администратора прислать приглашение ещё раз.',
    ],
  },
  confirmed: {
    subject: 'Регистрация подтверждена',
    lines: ['{name}, ваша регистрация подтверждена. Теперь можно войти, логин: {login}.'],
  },
  rejected: {
    subject: 'Регистрация отклонена',
    lines: ['{name}, ваша регистрация отклонена. Причина: {reason}', 'Если это ошибка, обратитесь к своему куратору.'],
  },
  merged: {
    subject: 'Учётные записи объединены',
    lines: [
      '{name}, у вас уже была учётная запись, регистрация объединена с ней. Входите с логином {login}.',
      'Пароль прежний; если вы его не знаете, на странице входа есть «Забыли пароль?».',
    ],
  },
  reopened: {
    subject: 'Ваша регистрация снова рассматривается',
    lines: ['{name}, решение о вашей регистрации пересматривается. О новом решении мы напишем.'],
  },
};
const en: Words = {
  code: {
    subject: 'Your registration code',
    lines: [
      'Your code: {code}',
      'It is good for {minutes} minutes. Enter it on the registration page.',
      'Tell the code to nobody. If you did not register, there is nothing to do.',
    ],
  },
  known: {
    subject: 'You already have an account',
    lines: [
      'Somebody tried to register with this e-mail address. You already have an account, login: {login}.',
      'If it was you, sign in. A forgotten password is changed on the sign-in page.',
      'If it was not you, there is nothing to do.',
    ],
  },
  waits: {
    subject: 'Your registration waits for confirmation',
    lines: ['You are registered already, login: {login}. You can sign in once a curator has confirmed it.'],
  },
  refused: {
    subject: 'About your registration',
    lines: ['A registration with this address was rejected. If that is a mistake, ask your curator.'],
  },
  invited: {
    subject: 'You are invited already',
    lines: [
      'There is an account for you already, login: {login}. Open the link in the invitation and set a password.',
      'If there is no such letter, ask the administrator to send the invitation again.',
    ],
  },
  confirmed: {
    subject: 'Your registration is confirmed',
    lines: ['{name}, your registration is confirmed. You can sign in now, login: {login}.'],
  },
  rejected: {
    subject: 'Your registration is rejected',
    lines: ['{name}, your registration is rejected. The reason: {reason}', 'If that is a mistake, ask your curator.'],
  },
  merged: {
    subject: 'Your accounts are merged',
    lines: [
      '{name}, you had an account before; the registration is merged with it. Sign in with the login {login}.',
      'The password is the earlier one; if you do not know it, the sign-in page helps.',
    ],
  },
  reopened: {
    subject: 'Your registration is considered again',
    lines: ['{name}, the decision on your registration is being reconsidered. We will write about the new one.'],
  },
};
const texts: Record<Locale, Words> = { ru, en };

export interface Told {
  recipient: string;
  locale: Locale;
  values: Record<string, string>;
  /** Whose account the letter is about: its delivery is told in the journal. */
  subjectId?: string;
  secret?: boolean;
}

export async function tell(unit: AnyUnit, letter: Letter, { recipient, locale, values, ...more }: Told): Promise<void> {
  const { publicUrl } = shapeOf(unit).services.config;
  const { name } = await settingIn(unit, organisationSetting);
  const words = texts[locale][letter];
  const fill = (line: string) => line.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
  const body = [...words.lines.map(fill), '', `— ${name}`, ...(publicUrl ? [publicUrl] : [])].join('\n');
  await queueMail(unit, { recipient, subject: `${name}: ${fill(words.subject)}`, body, ...more });
}
