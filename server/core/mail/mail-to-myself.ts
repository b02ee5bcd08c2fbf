// The check of the mail setting: a letter to the person who asks, sent at once and not through the outbox.
import type { mailSetting } from '#contract/settings/mail.ts';
import { shapeOf } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import { Refusal } from '../refusal.ts';
import type { SettingCheck } from '../settings/registry.ts';
import { serverBy, transportTo } from './mail-server.ts';

const letters = {
  ru: { subject: 'Ведомо: проверка почты', text: 'Почта программы настроена: это письмо дошло.' },
  en: { subject: 'Vedomo: mail check', text: "The program's mail is set up: this letter has arrived." },
};

/** The address of the person who asks; refuses whoever has none. */
export async function myAddress(reader: AnyReader): Promise<string> {
  const { pools } = shapeOf(reader).services;
  const { rows } = await pools.read.query<{ email: string | null }>('select email from app_user where id = $1', [
    reader.actor.id,
  ]);
  const to = rows[0]?.email;
  if (!to) throw failed('у вашей учётной записи нет адреса почты / your account has no e-mail address');
  return to;
}

export const mailCheck: SettingCheck<typeof mailSetting> = {
  hint: {
    ru: 'Письмо вам, сразу, через сервер, который сейчас в форме.',
    en: 'A letter to you, at once, through the server that stands in the form.',
  },
  async run(reader, { value }) {
    const server = serverBy(value, shapeOf(reader).services);
    if (!server) throw failed('почтовый сервер не задан / no mail server is set');
    const to = await myAddress(reader);
    const transport = transportTo(server);
    try {
      await transport.sendMail({ to, ...letters[reader.actor.locale] });
    } catch (error) {
      throw failed(String((error as Error).message).slice(0, 300));
    } finally {
      transport.close();
    }
    return { told: { ru: `Письмо отправлено на ${to}`, en: `A letter was sent to ${to}` } };
  },
};

const failed = (reason: string): Refusal => new Refusal('setting_check_failed', { reason });
