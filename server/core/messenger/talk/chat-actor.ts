// The person behind a chat as an actor: their rights of this very moment, limited to what the dialogue may do for them.
import type { Actor } from '../../actor.ts';
import { rightsOf } from '../../identity/rights-of.ts';
import { newId } from '../../ids.ts';
import type { Services } from '../../services.ts';

interface Person {
  name: string;
  login: string;
  locale: 'ru' | 'en';
  version: number;
}

/** Undefined for somebody who may not be let in: not active, or their data is blocked. */
export async function chatActor(
  services: Services,
  personId: string,
  operations: readonly string[],
  from: { channel: string; chatId: string } = { channel: 'telegram', chatId: '' },
): Promise<Actor | undefined> {
  const { rows } = await services.pools.read.query<Person>({
    name: 'actor-by-chat',
    text: `select p.name, u.login, u.locale, v.version from app_user u join principal p on p.id = u.id cross join rights_version v
      where u.id = $1 and u.status = 'active'
        and not exists (select from subject_block b where b.subject_id = u.id and b.released_at is null)`,
    values: [personId],
  });
  const [found] = rows;
  if (!found) return undefined;
  const { version, ...person } = found;
  const rights = (await rightsOf(services, personId, version)).limitedTo(operations);
  return {
    id: personId,
    kind: 'chat',
    ...person,
    address: from.channel,
    ...(from.chatId ? { sessionId: from.chatId } : {}),
    requestId: newId(),
    rights,
  };
}
