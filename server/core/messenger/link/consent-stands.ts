// Whether the chat's person may be written to: the consent stands today, or the organisation asks for none.
import { dateIn } from '../../clock.ts';
import type { Services } from '../../services.ts';
import { purposeOf } from '../channels.ts';
import type { Chat } from '../chats.ts';

export async function consentStands(services: Services, chat: Pick<Chat, 'channel' | 'personId'>): Promise<boolean> {
  // Inside the network no outside messenger has a part in it.
  if (chat.channel === 'web') return true;
  const today = dateIn(services.config.zone, services.clock.now());
  const { rows } = await services.pools.write.query<{ stands: boolean }>(
    `select not exists (
       select from processing_purpose p where p.key = $1 and p.basis = 'consent' and p.archived_at is null
         and exists (select from consent_text t where t.purpose_id = p.id)
         and not exists (select from consent c join consent_text t on t.id = c.text_id
           where c.purpose_id = p.id and c.subject_id = $2 and c.ended_at is null
             and (c.expires_on is null or c.expires_on >= $3::date)
             and not (p.renew_on is not null and p.renew_on <= $3::date and t.ordinal < p.renew_ordinal))) as stands`,
    [purposeOf(chat.channel), chat.personId, today],
  );
  return rows[0]?.stands ?? false;
}
