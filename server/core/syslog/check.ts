// The check of the syslog setting: one message, and what happened to it.
import type { Text } from '#contract/core.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { tellSyslog } from './follow.ts';

export async function trySyslog(services: Services): Promise<Text> {
  const at = services.clock.now().toISOString();
  const line = { at, severity: 'notice', kind: 'check', values: {}, text: 'Проверка связи с Ведомо' } as const;
  const told = await tellSyslog(services, line).catch((error: Error) => {
    throw new Refusal('setting_check_failed', { reason: error.message });
  });
  if (!told) throw new Refusal('setting_check_failed', { reason: 'отправка выключена / sending is off' });
  return { ru: 'Сообщение отправлено: найдите его на сервере', en: 'A message was sent: find it on the server' };
}
