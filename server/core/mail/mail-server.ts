// Which mail server the program's letters go through: what administrators set, else what the environment says.
import { createTransport, type Transporter } from 'nodemailer';
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

/** The transport of today's setting, or null where no mail server is set. */
export async function mailServer(services: Services): Promise<Transporter | null> {
  const setting = await settingValue(services, mailSetting);
  const url = setting.url || services.config.smtpUrl;
  if (!url) return null;
  const from = setting.from || services.config.mailFrom;
  const before = known.get(services);
  if (before && before.url === url && before.from === from) return before.transport;
  before?.transport.close();
  const transport = createTransport({ url, ...patience }, { from });
  known.set(services, { url, from, transport });
  return transport;
}
