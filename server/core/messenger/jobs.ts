// What chats leave behind goes after its time: handled updates, settled messages, addresses of chats that are nobody's.
import type { JobDefinition } from '../jobs/definition.ts';

const rules: readonly string[] = [
  // The messenger gives nothing away again after a day; a week is for looking into a fault.
  `delete from chat_update where state = 'handled' and handled_at < $1::timestamptz - interval '7 days'`,
  `delete from chat_update where state = 'failed' and handled_at < $1::timestamptz - interval '30 days'`,
  `delete from chat_message where state not in ('waiting', 'sending') and created_at < $1::timestamptz - interval '30 days'`,
  `delete from chat_dialogue where expires_at < $1`,
  `delete from chat_link_code where expires_at < $1::timestamptz - interval '1 day'`,
  `delete from chat_card k using chat c where c.id = k.chat_id and k.changed_at < $1::timestamptz - interval '180 days'`,
  // Of a stranger nothing stays after a day; of an ended link the address goes, the rest is in the journal.
  `delete from chat c where c.state = 'stranger' and c.seen_at < $1::timestamptz - interval '1 day'
     and not exists (select from chat_message m where m.chat_id = c.id)`,
  `delete from chat_message m using chat c where c.id = m.chat_id and c.state = 'stranger'
     and c.seen_at < $1::timestamptz - interval '1 day' and m.state not in ('waiting', 'sending')`,
  `update chat c set address = null where c.address is not null and c.ended_at < $1::timestamptz - interval '1 day'
     and (c.state = 'unlinked' or (c.state = 'dead' and c.ended_at < $1::timestamptz - interval '30 days'))`,
  // A rejected registration was told of; the chat is a stranger's again.
  `update chat c set state = 'unlinked', ended_at = $1, ended_cause = 'account' from registration r
     where r.user_id = c.person_id and c.state = 'asked' and r.state = 'rejected' and r.decided_at < $1::timestamptz - interval '1 day'`,
  `delete from chat_line where changed_at < $1::timestamptz - interval '180 days'`,
  `update notice n set shown = true from chat_message m where m.notice_id = n.id and not n.shown
     and m.state in ('waiting', 'sending') and m.created_at < $1::timestamptz - interval '5 minutes'`,
];

export const messengerJobs: readonly JobDefinition[] = [
  {
    name: 'core.chat.sweep',
    schedule: '*/5 * * * *',
    async run({ pools, clock }) {
      for (const rule of rules) await pools.write.query(rule, [clock.now().toISOString()]);
    },
  },
];
