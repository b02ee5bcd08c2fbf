// A stopped sync is told to those who can look at it and go on by hand.
import type { Locale } from '#contract/core.ts';
import { newId } from '../../ids.ts';
import type { Services } from '../../services.ts';
import type { Directory } from './stored.ts';

const texts: Record<Locale, { subject: string; body: string }> = {
  ru: {
    subject: 'Ведомо: сверка с каталогом «{name}» остановлена',
    body: 'Сверка закрыла бы {count} из {active} учётных записей, поэтому не сделано ничего. Проверьте каталог: нет ли в нём сбоя. Если люди действительно уволены, продолжите сверку вручную на странице каталогов.',
  },
  en: {
    subject: 'Vedomo: the sync with the directory “{name}” was stopped',
    body: 'The sync would have closed {count} of {active} accounts, so nothing was done. Look whether the directory is at fault. If the people really left, go on by hand on the page of directories.',
  },
};

export async function tellStopped(
  services: Services,
  directory: Directory,
  runId: string,
  counts: Record<string, number>,
): Promise<void> {
  const { rows } = await services.pools.read.query<{ email: string; locale: Locale }>(
    `select u.email, u.locale from app_user u where u.status = 'active' and u.email is not null
       and exists (select from user_role r where r.user_id = u.id and r.role_key in ('owner', 'admin') and r.area_id is null)
     order by u.id limit 100`,
  );
  const now = services.clock.now();
  const { publicUrl } = services.config;
  for (const { email, locale } of rows) {
    const fill = (text: string) =>
      text
        .replace('{name}', directory.name)
        .replace('{count}', String(counts.deactivate ?? 0))
        .replace('{active}', String(counts.active ?? 0));
    const { subject, body } = texts[locale];
    await services.pools.write.query(
      `insert into outbox (id, channel, recipient, subject, body, unique_key, next_attempt_at, created_at)
       values ($1, 'mail', $2, $3, $4, $5, $6, $6) on conflict (unique_key) do nothing`,
      [
        newId(now.getTime()),
        email,
        fill(subject),
        [fill(body), ...(publicUrl ? ['', `${publicUrl}/admin/directories`] : [])].join('\n'),
        `directory-stopped ${runId} ${email}`,
        now.toISOString(),
      ],
    );
  }
}
