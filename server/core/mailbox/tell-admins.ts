// Word to those who may mend a mailbox: that it cannot be read, once an outage; that letters wait for a decision, once until they
// are dealt with.
import type { Text } from '#contract/core.ts';
import type { Sql } from '../db/sql.ts';
import type { NoticeKind } from '../notify/kinds.ts';
import { tellPeople } from '../notify/tell.ts';
import { whoMay } from '../notify/who-may.ts';
import type { Services } from '../services.ts';
import { faultWords } from './intake/faults.ts';

export const mailboxNotice: NoticeKind = {
  key: 'mailbox',
  title: { ru: 'Почтовый ящик просит внимания', en: 'A mailbox wants a look' },
  hint: { ru: 'Не читается или есть неразобранные письма', en: 'It cannot be read, or has parked letters' },
  channels: { app: true, mail: true },
};
const mending = 'core.mailbox.update';

async function tell(sql: Sql, services: Services, operation: string, to: string, text: Text): Promise<void> {
  const told = await whoMay(sql, services, mending);
  await tellPeople(
    sql,
    services,
    told.map((userId) => ({ userId, kind: mailboxNotice.key, operation, recordId: null, data: { to, text } })),
  );
}

export async function tellUnread(
  sql: Sql,
  services: Services,
  { id, name, fault, said }: { id: string; name: string; fault: string; said: string },
): Promise<void> {
  const why = faultWords(fault) ?? { ru: '', en: '' };
  const own = said ? `. «${said}»` : '';
  await tell(sql, services, 'core.mailbox.fail', `/admin/mailboxes/${id}`, {
    ru: `Ящик «${name}» не читается несколько минут. ${why.ru}${own}`,
    en: `The mailbox “${name}” has not been read for some minutes. ${why.en}${own}`,
  });
}

/** Only the first one that waits is told of: the page lists them all. */
export async function tellParked(sql: Sql, services: Services, mailboxId: string): Promise<void> {
  const { rows } = await sql.query<{ name: string }>(
    `select name from mailbox m where id = $1 and removed_at is null
       and (select count(*) from (select from mail_inbox where mailbox_id = m.id and state = 'parked' limit 2) few) = 1`,
    [mailboxId],
  );
  const [mailbox] = rows;
  if (!mailbox) return;
  await tell(sql, services, 'core.mailbox.park', `/admin/mailboxes/${mailboxId}/mail?state=parked`, {
    ru: `В ящике «${mailbox.name}» есть неразобранные письма: решите, принять их или отклонить`,
    en: `The mailbox “${mailbox.name}” has letters that were not taken: decide on them`,
  });
}
