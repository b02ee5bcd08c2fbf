// The way to the messenger: what administrators set, else what the environment says.
import { messengerSetting } from '#contract/settings/messenger.ts';
import type { Services } from '../services.ts';
import { settingValue } from '../settings/value.ts';
import type { Way } from './transport.ts';

export async function wayTo(services: Services): Promise<Way> {
  const { telegram } = services.config;
  const setting = await settingValue(services, messengerSetting);
  return {
    root: setting.apiRoot || telegram.apiRoot,
    proxy: setting.proxy || telegram.proxy,
    ca: setting.authority || telegram.authority,
  };
}
