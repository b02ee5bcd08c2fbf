// Which mail server the program's letters go through: what administrators set, else what the environment says.
import { createTransport, type Transporter } from 'nodemailer';
import type { SettingValue } from '#contract/setting.ts';
import { mailSetting } from '#contract/settings/mail.ts';
import type { Services } from '../services.ts';
import { settingValue } from '../settings/value.ts';

const patience = { connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 120_000 };

interface Known {
  url: string;
  from: string;
  transport: Transporter;
}
const known = new WeakMap<Services, Known>();

/** Where letters go by this value of the setting; null where no mail server is set. */
export function serverBy(setting: SettingValue<typeof mailSetting>, { config }: Services) {
  const url = setting.url || config.smtpUrl;
  return url ? { url, from: setting.from || config.mailFrom } : null;
}

export const transportTo = ({ url, from }: { url: string; from: string }): Transporter =>
  createTransport({ url, ...patience }, { from });

/** The transport of today's setting, or null where no mail server is set. */
export async function mailServer(services: Services): Promise<Transporter | null> {
  const server = serverBy(await settingValue(services, mailSetting), services);
  if (!server) return null;
  const { url, from } = server;
  const before = known.get(services);
  if (before && before.url === url && before.from === from) return before.transport;
  before?.transport.close();
  const transport = transportTo(server);
  known.set(services, { url, from, transport });
  return transport;
}
