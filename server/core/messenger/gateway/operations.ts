// The core's side of a gateway: what the carrier needs, as operations under a right that only the gateway's token holds.
import type { Readable } from 'node:stream';
import {
  attendGateway,
  deliverUpdates,
  keepGatewayFile,
  missGatewayFile,
  receiveWebhook,
  settleOutgoing,
  takeOutgoing,
} from '#contract/messenger.ts';
import type { Actor } from '../../actor.ts';
import { preparedAction } from '../../core-operation.ts';
import { stream } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import type { Services } from '../../services.ts';
import type { RawUpdate } from '../adapter.ts';
import { directCore } from '../carrier/direct-core.ts';
import { webhookSecretFits } from '../carrier/webhook.ts';
import { menuOf } from '../talk/menu.ts';
import { botIdOf } from '../telegram/adapter.ts';
import { withoutPeople } from '../telegram/normalise.ts';

const done = async () => ({ ok: true as const });

function requireGateway(actor: Actor, operation: string): void {
  if (!actor.rights.everywhere(operation)) throw new Refusal('not_allowed', { operation });
}

export const attendGatewayAction = preparedAction(
  attendGateway,
  async (services: Services, actor, input) => {
    requireGateway(actor, attendGateway.name);
    const { mine } = await directCore(services).attend({ ...input, place: 'gateway' });
    return { mine, commands: menuOf(services.catalog) };
  },
  async (_unit, _input, answer) => answer,
);
export const deliverUpdatesAction = preparedAction(
  deliverUpdates,
  async (services, actor, { updates, ...bot }) => {
    requireGateway(actor, deliverUpdates.name);
    await directCore(services).deliver(bot, updates as RawUpdate[]);
  },
  done,
);
export const takeOutgoingAction = preparedAction(
  takeOutgoing,
  async (services, actor, { atMost, files, ...bot }) => {
    requireGateway(actor, takeOutgoing.name);
    const core = directCore(services);
    const messages = (await core.take(bot, atMost)).map(({ saying, ...message }) => ({
      ...message,
      ...(saying
        ? {
            saying: { text: saying.text, buttons: (saying.buttons ?? []).map((row) => row.map((one) => ({ ...one }))) },
          }
        : {}),
    }));
    return { messages, files: await core.wantedFiles(bot, files) };
  },
  async (_unit, _input, taken) => taken,
);
export const settleOutgoingAction = preparedAction(
  settleOutgoing,
  async (services, actor, { settlements, ...bot }) => {
    requireGateway(actor, settleOutgoing.name);
    await directCore(services).settle(bot, settlements);
  },
  done,
);
export const missGatewayFileAction = preparedAction(
  missGatewayFile,
  async (services, actor, { id, problem, final }) => {
    requireGateway(actor, missGatewayFile.name);
    await directCore(services).missFile(id, problem, final);
  },
  done,
);
export const keepGatewayFileStream = stream(keepGatewayFile, async ({ services, actor, input, request }) => {
  requireGateway(actor, keepGatewayFile.name);
  if (!request.isMultipart()) throw new Refusal('wrong_media_type');
  const part = await request.file();
  if (!part) throw new Refusal('invalid_input');
  await directCore(services).keepFile(input.id, part.file as Readable);
  return { ok: true as const };
});

/** Without our secret it is somebody else, and learns nothing. */
export const receiveWebhookStream = stream(receiveWebhook, async ({ services, request }) => {
  const { token } = services.config.telegram;
  if (!token || !webhookSecretFits(services, request.headers['x-telegram-bot-api-secret-token'])) {
    throw new Refusal('not_found');
  }
  const update = request.body as { update_id?: unknown } | undefined;
  if (typeof update?.update_id !== 'number') throw new Refusal('invalid_input');
  const bot = { channel: 'telegram', bot: botIdOf(token) } as const;
  await directCore(services).deliver(bot, [{ key: String(update.update_id), body: withoutPeople(update) }]);
  return { ok: true as const };
});
