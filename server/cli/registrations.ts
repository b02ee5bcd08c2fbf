// `users confirm`, `users reject`: the decisions of the page "Registrations", by the command's own actor.
import type { z } from 'zod';
import type { admitRegistration } from '#contract/registration.ts';
import { call } from '#core/runner.ts';
import type { Answer, ProgramGround } from './command.ts';
import { groupIds, personById } from './people.ts';

type Card = z.output<(typeof admitRegistration)['output']>;

/** Whether a letter will tell the person: without an address somebody else has to. */
const told = (card: Card): string => (card.email ? `письмо на ${card.email}` : 'почты нет: сообщите сами');

export async function confirmUser(ground: ProgramGround): Promise<Answer> {
  const { services, actor, flags } = ground;
  const { id } = await personById(ground, flags.needed('id'));
  const { body } = await call(services, 'identity.registration.confirm', actor, {
    id,
    roles: flags.texts('role').map((key) => ({ key })),
    groupIds: await groupIds(ground, flags.texts('group')),
  });
  const card = body as Card;
  return {
    json: { id, number: card.number, state: card.state },
    lines: [`Регистрация № ${card.number} подтверждена: ${card.login}, ${told(card)}`],
  };
}

export async function rejectUser(ground: ProgramGround): Promise<Answer> {
  const { services, actor, flags } = ground;
  const { id } = await personById(ground, flags.needed('id'));
  const reason = flags.needed('reason');
  const { body } = await call(services, 'identity.registration.reject', actor, { id, reason });
  const card = body as Card;
  return {
    json: { id, number: card.number, state: card.state },
    lines: [`Регистрация № ${card.number} отклонена: ${card.login}, ${told(card)}`],
  };
}
