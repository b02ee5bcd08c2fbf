// The check of the messenger's setting: asks the Bot API who we are, by the way that is typed.
import type { messengerSetting } from '#contract/settings/messenger.ts';
import { shapeOf } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { SettingCheck } from '../../settings/registry.ts';
import { TelegramAdapter } from '../telegram/adapter.ts';

export const introduceBot: SettingCheck<typeof messengerSetting> = {
  hint: { ru: 'Спрашивает у Telegram, как зовут бота', en: 'Asks Telegram what the bot is called' },
  async run(reader, { value }) {
    const { token, apiRoot, proxy, authority } = shapeOf(reader).services.config.telegram;
    if (!token) throw failed('на сервере не задан TELEGRAM_TOKEN; у шлюза путь свой / TELEGRAM_TOKEN is not set');
    const adapter = new TelegramAdapter(token, {
      root: value.apiRoot || apiRoot,
      proxy: value.proxy || proxy,
      ca: value.authority || authority,
    });
    try {
      const name = await adapter.introduce(AbortSignal.timeout(15_000));
      return { told: { ru: `Telegram отвечает: бот @${name}`, en: `Telegram answers: the bot is @${name}` } };
    } catch (error) {
      throw failed((error as Error).message);
    } finally {
      adapter.close();
    }
  },
};

const failed = (reason: string): Refusal => new Refusal('setting_check_failed', { reason: reason.slice(0, 300) });
