// Who else has the record open and who is writing in it: «Смотрит: Иванова Д. П. · Громов П. И. пишет ответ заявителю».
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { listPresence } from '#contract/presence.ts';
import { onPresence } from '../api/live.ts';
import { useOperation } from '../api/use-operation.ts';
import { shortName } from '../show/PersonName.tsx';
import { useText } from '../text/texts.ts';
import classes from './Presence.module.css';
import { tellPresenceOf } from './tell-presence.ts';

const namedAtMost = 4;

export default function PresenceLine({ recordId }: { recordId: string }) {
  const t = useText('presence');
  const client = useQueryClient();
  const line = useRef<HTMLDivElement>(null);
  // A stream that is down is made up for slowly.
  const found = useOperation(listPresence, { id: recordId }, { refetchInterval: 30_000 });
  useEffect(() => tellPresenceOf(recordId, () => line.current?.closest('article') ?? null), [recordId]);
  useEffect(
    () =>
      onPresence((id) => {
        if (id === recordId) void client.invalidateQueries({ queryKey: [listPresence.name, { id: recordId }] });
      }),
    [client, recordId],
  );
  const items = found.data?.items ?? [];
  const writing = items.filter((one) => one.typing);
  const looking = items.filter((one) => !one.typing);
  const more = looking.length - namedAtMost;
  return (
    <div ref={line} role="status" className={classes.line} data-empty={items.length === 0}>
      {writing.map((one) => (
        <span key={one.id} className={classes.writes} data-audience={one.typing}>
          {t(one.outside ? 'writesUs' : `writes.${one.typing}`, { name: shortName(one.name) })}
        </span>
      ))}
      {looking.length > 0 ? (
        <span>
          {t('looks', {
            count: looking.length,
            names: looking
              .slice(0, namedAtMost)
              .map((one) => (one.outside ? t('requester', { name: shortName(one.name) }) : shortName(one.name)))
              .join(', '),
          })}
          {more > 0 ? ` ${t('more', { count: more })}` : ''}
        </span>
      ) : null}
    </div>
  );
}
