// «Моя смена»: whether the person is on duty, until when, and the button that takes or leaves it.
import { Button } from '@mantine/core';
import { readCurrentShifts, startShift, stopShift } from '#contract/shifts.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { shortMoment } from '../../../core/dates/format.ts';
import { useHere } from '../../../core/dates/use-here.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './Shift.module.css';

export function ShiftSwitch({ compact = false }: { compact?: boolean }) {
  const t = useText('shifts');
  const locale = useLocale();
  const here = useHere();
  const may = useCan(startShift);
  const found = useOperation(readCurrentShifts, {}, { kinds: ['shift'], enabled: may });
  const start = useAction(startShift, { changes: [readCurrentShifts] });
  const stop = useAction(stopShift, { changes: [readCurrentShifts] });
  if (!may || !found.data) return null;
  const { mine, next, phone } = found.data;
  const told = (work: Promise<unknown>, text: (answer: unknown) => string) =>
    void work
      .then((answer) => toast({ tone: 'done', text: text(answer) }))
      .catch((error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
      );
  const moment = (iso: string) => shortMoment(iso, here);
  return (
    <div className={classes.shift} data-on={mine !== null} data-compact={compact}>
      <span className={classes.words}>
        <span className={classes.dot} aria-hidden="true" />
        {mine ? t('mine.on', { until: moment(mine.until) }) : t('mine.off')}
        {!mine && next ? <span className={classes.dim}>{t('mine.next', { from: moment(next.from) })}</span> : null}
        {phone ? <span className={classes.dim}>{t('mine.phone', { phone })}</span> : null}
      </span>
      {mine ? (
        <Button
          size={compact ? 'xs' : 'sm'}
          variant="default"
          loading={stop.pending}
          onClick={() => told(stop.run({}), () => t('mine.stopped'))}
        >
          {t('mine.stop')}
        </Button>
      ) : (
        <Button
          size={compact ? 'xs' : 'sm'}
          variant="default"
          loading={start.pending}
          onClick={() =>
            told(start.run({}), (answer) => t('mine.started', { until: moment((answer as { until: string }).until) }))
          }
        >
          {t('mine.start')}
        </Button>
      )}
    </div>
  );
}
