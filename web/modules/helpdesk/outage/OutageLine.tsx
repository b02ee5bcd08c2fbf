// Over the queue while a messenger is away: since when, and how many messages wait. Nothing is drawn while all is well.
import { readOutage } from '#contract/messenger.ts';
import { useCan } from '../../../core/api/session.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { dayInZone } from '../../../core/dates/day.ts';
import { fullMoment, timeOf } from '../../../core/dates/format.ts';
import { useHere } from '../../../core/dates/use-here.ts';
import { useText } from '../../../core/text/texts.ts';
import classes from './Outage.module.css';

export function OutageLine() {
  return useCan(readOutage) ? <Line /> : null;
}

function Line() {
  const t = useText('chats');
  const here = useHere();
  const { data } = useOperation(readOutage, {}, { refetchInterval: 30_000 });
  const when = (moment: string) =>
    dayInZone(new Date(moment), here.zone) === dayInZone(here.now, here.zone)
      ? timeOf(moment, here)
      : fullMoment(moment, here);
  return (
    <div role="status" aria-live="polite">
      {data?.outage ? (
        <p className={classes.line}>
          {t('outage', {
            name: t(data.outage.channel === 'max' ? 'channel.max' : 'channel.telegram'),
            time: when(data.outage.since),
            count: data.outage.waiting,
          })}
        </p>
      ) : null}
    </div>
  );
}
