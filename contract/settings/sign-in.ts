// What administrators decide about sign-in: for which roles a second factor is a must, locks, terms of sessions.
import * as z from 'zod';
import { defineSetting } from '../setting.ts';

const minutes = (least: number, most: number) => z.number().int().min(least).max(most);

export const signInSetting = defineSetting({
  key: 'sign-in',
  title: { ru: 'Вход', en: 'Sign-in' },
  hint: {
    ru: 'Кому нужен второй шаг, сколько длятся сеансы, когда закрывается вход и экран. Новые сроки действуют и для открытых сеансов.',
    en: 'Who needs a second step, how long sessions last, when sign-in and the screen lock. New terms hold for open sessions too.',
  },
  shape: z.object({
    secondFactorRoles: z
      .array(z.string().max(60))
      .max(100)
      .default(['owner', 'admin', 'curator', 'auditor', 'privacy']),
    emailCode: z.enum(['always', 'without-app', 'never']).default('without-app'),
    trustDays: z.number().int().min(0).max(365).default(30),
    failuresUntilLock: z.number().int().min(3).max(20).default(5),
    lockMinutes: minutes(1, 1440).default(15),
    idleMinutes: minutes(5, 1440).default(60),
    absoluteHours: z.number().int().min(1).max(720).default(12),
    screenLockMinutes: minutes(0, 240).default(15),
    newDeviceMail: z.boolean().default(true),
  }),
  fields: {
    secondFactorRoles: {
      title: { ru: 'Роли со вторым шагом', en: 'Roles with a second step' },
      hint: {
        ru: 'Людям с этими ролями второй шаг нужен всегда, остальные включают его сами.',
        en: 'People with these roles always need a second step, the others turn it on themselves.',
      },
      of: 'roles',
    },
    emailCode: {
      title: { ru: 'Код по почте как второй шаг', en: 'A code by e-mail as the second step' },
      hint: {
        ru: 'Почта слабее приложения: через неё же сбрасывают пароль.',
        en: 'E-mail is weaker than an app: passwords are reset through it as well.',
      },
      choices: {
        always: { ru: 'Можно всегда', en: 'Always allowed' },
        'without-app': { ru: 'Только тем, у кого нет приложения и ключа входа', en: 'Only without an app or passkey' },
        never: { ru: 'Нельзя', en: 'Never' },
      },
    },
    trustDays: {
      title: { ru: 'Доверять устройству, дней', en: 'Trust a device, days' },
      hint: { ru: '0 — не предлагать', en: '0 does not offer it' },
    },
    failuresUntilLock: {
      title: { ru: 'Неверных попыток до блокировки входа', en: 'Wrong attempts until sign-in locks' },
    },
    lockMinutes: { title: { ru: 'Блокировка входа, минут', en: 'Sign-in lock, minutes' } },
    idleMinutes: {
      title: { ru: 'Сеанс без действий завершается через, минут', en: 'An unused session ends after, minutes' },
    },
    absoluteHours: {
      title: { ru: 'Сеанс завершается в любом случае через, часов', en: 'A session ends in any case after, hours' },
    },
    screenLockMinutes: {
      title: { ru: 'Экран блокируется без действий через, минут', en: 'The screen locks untouched after, minutes' },
      hint: { ru: '0 — не блокировать', en: '0 never locks it' },
    },
    newDeviceMail: {
      title: { ru: 'Письмо о входе с нового устройства', en: 'A letter about a sign-in from a new device' },
    },
  },
});
