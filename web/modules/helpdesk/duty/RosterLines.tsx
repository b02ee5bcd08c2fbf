// The roster as its lines: who is to be on duty on which days of the week; a line is changed and removed in place.
import { Button, Group } from '@mantine/core';
import { addDutyLine, listRoster, readCurrentShifts, readRosterWeek, removeDutyLine } from '#contract/shifts.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { fieldDay } from '../../../core/dates/format.ts';
import { Can } from '../../../core/show/Can.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './Duty.module.css';
import { daysOf, timeText } from './duty-words.ts';
import type { DutyLine } from './RosterPage.tsx';

export function RosterLines({ items, edit }: { items: readonly DutyLine[]; edit: (line: DutyLine) => void }) {
  const t = useText('shifts');
  const locale = useLocale();
  const remove = useAction(removeDutyLine, { changes: [listRoster, readRosterWeek, readCurrentShifts] });
  const drop = (line: DutyLine) =>
    void remove
      .run({ id: line.id })
      .then(() => toast({ tone: 'done', text: t('roster.removed', { name: line.person.name }) }))
      .catch((error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
      );
  return (
    <ul className={classes.lines}>
      {items.map((line) => (
        <li key={line.id} className={classes.line}>
          <div className={classes.who}>
            <span className={classes.name}>{line.person.name}</span>
            <span className={classes.dim}>{line.group?.name ?? t('roster.anyQueue')}</span>
          </div>
          <div className={classes.when}>
            <span>
              {daysOf(line.weekdays, t)}, {timeText(line.fromMinute)}–{timeText(line.untilMinute)}
              {line.untilMinute <= line.fromMinute ? ` ${t('roster.nextDay')}` : ''}
            </span>
            <span className={classes.dim}>
              {[
                t('roster.since', { day: fieldDay(line.startsOn) }),
                line.endsOn ? t('roster.until', { day: fieldDay(line.endsOn) }) : '',
                line.workingDaysOnly ? t('roster.working') : '',
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          </div>
          <Can operation={addDutyLine}>
            <Group gap={4}>
              <Button size="xs" variant="default" onClick={() => edit(line)}>
                {t('roster.change')}
              </Button>
              <Button size="xs" variant="subtle" color="gray" loading={remove.pending} onClick={() => drop(line)}>
                {t('roster.remove')}
              </Button>
            </Group>
          </Can>
        </li>
      ))}
    </ul>
  );
}
