// The check of the mail setting: a letter to the person who asks, sent at once and not through the outbox.
import type { Text } from '#contract/core.ts';
import type { Actor } from '../actor.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { mailServer } from './mail-server.ts';

const letters = {
  ru: { subject: 'Ведомо: проверка почты', text: 'Почта программы настроена: это письмо дошло.' },
  en: { subject: 'Vedomo: mail check', text: "The program's mail is set up: this letter has arrived." },
};

export async function mailToMyself(services: Services, actor: Actor): Promise<Text> {
  const server = await mailServer(services);
  if (!server) throw failed('почтовый сервер не задан / no mail server is set');
  const { rows } = await services.pools.read.query<{ email: string | null }>(
    'select email from app_user where id = $1',
    [actor.id],
  );
  const to = rows[0]?.email;
  if (!to) throw failed('у вашей учётной записи нет адреса почты / your account has no e-mail address');
  try {
    await server.sendMail({ to, ...letters[actor.locale] });
  } catch (error) {
    throw failed(String((error as Error).message).slice(0, 300));
  }
  return { ru: `Письмо отправлено на ${to}`, en: `A letter was sent to ${to}` };
}

const failed = (reason: string): Refusal => new Refusal('setting_check_failed', { reason });
