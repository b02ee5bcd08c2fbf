// A deadline in words beside its colour: late by how much, or how much is left.

import { loadWords } from '#contract/helpdesk.ts';
import { fullMoment, shortMoment } from '../../../core/dates/format.ts';
import { useHere } from '../../../core/dates/use-here.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import classes from './Dispatch.module.css';

const soonMinutes = 120;
const dayMinutes = 1440;

export function DueWords({ moment, waiting }: { moment: string | null; waiting: boolean }) {
  const t = useText('dispatch');
  const here = useHere();
  const locale = useLocale();
  if (!moment) return <span className={classes.due}>{t(waiting ? 'due.paused' : 'due.none')}</span>;
  const left = Math.round((Date.parse(moment) - here.now.getTime()) / 60_000);
  const urgency = left < 0 ? 'late' : left <= soonMinutes ? 'soon' : 'far';
  const size = Math.abs(left);
  const span = size >= dayMinutes ? t('due.days', { count: Math.floor(size / dayMinutes) }) : loadWords(size, locale);
  const time = urgency === 'far' ? shortMoment(moment, here) : span;
  return (
    <time className={classes.due} dateTime={moment} data-urgency={urgency} title={fullMoment(moment, here)}>
      {t(`due.${urgency}`, { time })}
    </time>
  );
}
