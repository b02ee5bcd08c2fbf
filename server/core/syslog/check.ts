// The check of the syslog setting: one message, and what happened to it.
import type { syslogSetting } from '#contract/settings/syslog.ts';
import { shapeOf } from '../handle.ts';
import { Refusal } from '../refusal.ts';
import type { SettingCheck } from '../settings/registry.ts';
import { sendLine } from './follow.ts';

export const syslogCheck: SettingCheck<typeof syslogSetting> = {
  hint: {
    ru: 'Одно сообщение «Проверка связи с Ведомо» на сервер, который сейчас в форме, даже если отправка выключена.',
    en: 'One message to the server that stands in the form, even while sending is off.',
  },
  async run(reader, { value }) {
    if (!value.host) throw new Refusal('setting_check_failed', { reason: 'узел не задан / no host is set' });
    const at = shapeOf(reader).services.clock.now().toISOString();
    const line = { at, severity: 'notice', kind: 'check', values: {}, text: 'Проверка связи с Ведомо' } as const;
    await sendLine(value, line).catch((error: Error) => {
      throw new Refusal('setting_check_failed', { reason: error.message });
    });
    return {
      told: { ru: 'Сообщение отправлено: найдите его на сервере', en: 'A message was sent: find it on the server' },
    };
  },
};
