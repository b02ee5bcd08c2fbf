// When someone else changes the open record: reads it again and says who changed what («Иванова А. П.: срок исполнения»).
import { useEffect, useRef, useState } from 'react';
import { readTimeline } from '#contract/record.ts';
import { api } from '../api/call.ts';
import { onLive } from '../api/live.ts';
import { useMe } from '../api/session.ts';
import { shortName } from '../show/PersonName.tsx';
import { useLocale, useText } from '../text/texts.ts';
import type { RecordPageProps } from './record-types.ts';

export function useOthersChanges(page: RecordPageProps): string | null {
  const [news, setNews] = useState<string | null>(null);
  const locale = useLocale();
  const t = useText('record');
  const me = useMe().user.id;
  const latest = useRef({ page, locale, t, me });
  useEffect(() => {
    latest.current = { page, locale, t, me };
  });
  useEffect(
    () =>
      onLive((event) => {
        const now = latest.current;
        if (event.recordId !== now.page.recordId || event.actorId === now.me) return;
        void tell(now).then((words) => words && setNews(words));
      }),
    [],
  );
  useEffect(() => {
    if (!news) return;
    const timer = setTimeout(() => setNews(null), 20_000);
    return () => clearTimeout(timer);
  }, [news]);
  return news;
}

async function tell(now: {
  page: RecordPageProps;
  locale: 'ru' | 'en';
  t: ReturnType<typeof useText>;
  me: string;
}): Promise<string | null> {
  const { page, locale, t, me } = now;
  const { items } = await api.call(readTimeline, { id: page.recordId, limit: 1 }).catch(() => ({ items: [] }));
  const last = items[0];
  if (!last || last.actorId === me) return null;
  page.reload();
  const who = last.actor ? shortName(last.actor) : t('somebody');
  const fields = last.changes.map((change) => page.fieldLabel?.(change.field) ?? '').filter(Boolean);
  return fields.length > 0
    ? t('news.fields', { who, fields: fields.join(', ').toLowerCase() })
    : t('news.act', { who, act: last.title[locale] });
}
