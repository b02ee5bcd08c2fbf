// Where Telegram pushes updates when the organisation wants it: our own address, with a secret that only it is told.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { messengerSetting } from '#contract/settings/messenger.ts';
import type { Services } from '../../services.ts';
import { settingValue } from '../../settings/value.ts';
import { botIdOf } from '../telegram/adapter.ts';

export const webhookPath = '/api/messenger/telegram';

const secretOf = ({ config, keys }: Services): string =>
  createHmac('sha256', keys.for('telegram-webhook')).update(botIdOf(config.telegram.token)).digest('base64url');

export async function webhookOf(services: Services): Promise<{ url: string; secret: string } | null> {
  const { publicUrl } = services.config;
  const { webhook } = await settingValue(services, messengerSetting);
  return webhook && publicUrl ? { url: publicUrl + webhookPath, secret: secretOf(services) } : null;
}

export function webhookSecretFits(services: Services, given: unknown): boolean {
  const wanted = Buffer.from(secretOf(services));
  const said = Buffer.from(typeof given === 'string' ? given : '');
  return said.length === wanted.length && timingSafeEqual(said, wanted);
}
