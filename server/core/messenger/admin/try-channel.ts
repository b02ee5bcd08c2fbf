// The test of the way to the messenger, by what is set now: who we are there, and how long the answer took.
import { tryMessenger } from '#contract/messenger.ts';
import { preparedAction } from '../../core-operation.ts';
import { Refusal } from '../../refusal.ts';
import { MaxAdapter } from '../max/adapter.ts';
import { TelegramAdapter } from '../telegram/adapter.ts';
import { fixedWay } from '../transport.ts';
import { wayTo } from '../way-to.ts';

export const tryMessengerAction = preparedAction(
  tryMessenger,
  async (services, actor, { channel }) => {
    if (!actor.rights.everywhere(tryMessenger.name)) throw new Refusal('not_allowed', { operation: tryMessenger.name });
    const { token } = services.config[channel];
    if (!token) throw new Refusal('messenger_elsewhere');
    const adapter =
      channel === 'max'
        ? new MaxAdapter(token, fixedWay(services.config.max))
        : new TelegramAdapter(token, await wayTo(services));
    const began = performance.now();
    try {
      const name = await adapter.introduce(AbortSignal.timeout(15_000));
      return { ok: true, name, milliseconds: Math.round(performance.now() - began), error: '' };
    } catch (error) {
      const words = error instanceof Error ? error.message.slice(0, 300) : 'failed';
      return { ok: false, name: '', milliseconds: Math.round(performance.now() - began), error: words };
    } finally {
      adapter.close();
    }
  },
  async (unit, { channel }, tried) => {
    unit.event({ data: { channel, ok: tried.ok, milliseconds: tried.milliseconds } });
    return tried;
  },
);
