// A week of the roster by people and days: arrows go over the cells, Enter changes a duty or adds one; hours that nobody has
// stand under their day. On a phone the days stand one under another.
import { Button, Group } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconCopy } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Output } from '#contract/core.ts';
import { addDutyLine, copyRosterWeek, listRoster, readCurrentShifts, readRosterWeek } from '#contract/shifts.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { addDays, weekdayOf } from '../../../core/dates/day.ts';
import { fullDay } from '../../../core/dates/format.ts';
import { today } from '../../../core/dates/use-here.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { shortName } from '../../../core/show/PersonName.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import type { DutyStart } from './DutyLineForm.tsx';
import { timeText } from './duty-words.ts';
import type { DutyLine } from './RosterPage.tsx';
import classes from './Week.module.css';

type Week = Output<typeof readRosterWeek>;
type Edit = (what: DutyLine | DutyStart) => void;

const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));
/** Midnight at the end of a day is 24:00, not the beginning of one. */
const until = (minute: number): string => (minute === 1440 ? '24:00' : timeText(minute));
const dayAndMonth = (day: string): string => `${Number(day.slice(8))}.${day.slice(5, 7)}`;

export function RosterWeek({ edit }: { edit: Edit }) {
  const t = useText('shifts');
  const locale = useLocale();
  const [monday, setMonday] = useState(() => mondayOf(today()));
  const found = useOperation(readRosterWeek, { from: monday }, { keepPrevious: true });
  const mayChange = useCan(addDutyLine);
  const mayCopy = useCan(copyRosterWeek);
  const copy = useAction(copyRosterWeek, { changes: [readRosterWeek, listRoster, readCurrentShifts] });
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const next = addDays(monday, 7);
  const run = () =>
    void copy
      .run({ from: monday, to: next })
      .then(({ made, kept }) => {
        setMonday(next);
        toast({
          tone: made > 0 ? 'done' : 'info',
          text: [
            made > 0 ? t('week.copied', { count: made }) : t('week.nothing'),
            made > 0 && kept > 0 ? t('week.kept', { count: kept }) : '',
          ]
            .filter(Boolean)
            .join('. '),
        });
      })
      .catch((error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
      );
  return (
    <section aria-label={t('week.of', { day: fullDay(monday, locale) })} aria-busy={found.isPlaceholderData}>
      <Group gap={6} mb={8}>
        <Button
          size="xs"
          variant="default"
          aria-label={t('week.before')}
          title={t('week.before')}
          onClick={() => setMonday(addDays(monday, -7))}
        >
          <IconChevronLeft size={16} />
        </Button>
        <strong className={classes.period}>
          {dayAndMonth(monday)} – {dayAndMonth(addDays(monday, 6))}
        </strong>
        <Button
          size="xs"
          variant="default"
          aria-label={t('week.after')}
          title={t('week.after')}
          onClick={() => setMonday(next)}
        >
          <IconChevronRight size={16} />
        </Button>
        {monday === mondayOf(today()) ? null : (
          <Button size="xs" variant="subtle" onClick={() => setMonday(mondayOf(today()))}>
            {t('week.now')}
          </Button>
        )}
        {mayCopy ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconCopy size={15} />}
            loading={copy.pending}
            disabled={!found.data || found.data.rows.length === 0}
            onClick={run}
          >
            {t('week.copy')}
          </Button>
        ) : null}
      </Group>
      {found.error ? <ErrorState error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={5} /> : null}
      {found.data && narrow ? <Days week={found.data} edit={mayChange ? edit : undefined} /> : null}
      {found.data && !narrow ? <Grid week={found.data} edit={mayChange ? edit : undefined} /> : null}
    </section>
  );
}

function Duty({ line, absent }: { line: DutyLine; absent: boolean }) {
  const t = useText('shifts');
  return (
    <span className={classes.duty} data-absent={absent} title={line.group?.name ?? t('roster.anyQueue')}>
      {timeText(line.fromMinute)}–{until(line.untilMinute)}
      {absent ? <span className={classes.note}>{t('week.absent')}</span> : null}
      {line.group ? <span className={classes.note}>{line.group.name}</span> : null}
    </span>
  );
}

function Gaps({ day }: { day: Week['days'][number] }) {
  const t = useText('shifts');
  if (day.gaps.length === 0) return null;
  const spans = day.gaps.map((gap) => `${timeText(gap.fromMinute)}–${until(gap.untilMinute)}`).join(', ');
  return <span className={classes.gap}>{t('week.gap', { spans })}</span>;
}

function Grid({ week, edit }: { week: Week; edit: Edit | undefined }) {
  const t = useText('shifts');
  const locale = useLocale();
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState({ row: 0, day: 0 });
  const press = (event: KeyboardEvent) => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    const row = Math.max(0, Math.min(week.rows.length - 1, at.row + (step[0] ?? 0)));
    const day = Math.max(0, Math.min(6, at.day + (step[1] ?? 0)));
    setAt({ row, day });
    table.current?.querySelector<HTMLElement>(`[data-cell="${row}-${day}"]`)?.focus();
  };
  if (week.rows.length === 0) return <p className={classes.none}>{t('week.empty')}</p>;
  const current = { row: Math.min(at.row, week.rows.length - 1), day: at.day };
  return (
    <div className={classes.scroller}>
      <table ref={table} className={classes.table} onKeyDown={press}>
        <thead>
          <tr>
            <th scope="col">{t('roster.person')}</th>
            {week.days.map((day) => (
              <th key={day.day} scope="col" data-off={!day.working} data-today={day.day === today()}>
                {t(`day.${weekdayOf(day.day) as 1}`)} {dayAndMonth(day.day)}
                <span className={classes.note}>{t('week.people', { count: day.people })}</span>
                <Gaps day={day} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {week.rows.map((row, rowAt) => (
            <tr key={row.person.id}>
              <th scope="row" title={row.person.name}>
                {shortName(row.person.name)}
              </th>
              {week.days.map((day, dayAt) => {
                const duties = row.cells.filter((cell) => cell.day === day.day);
                const [first] = duties;
                const shown = duties.map((cell) => <Duty key={cell.line.id} line={cell.line} absent={cell.absent} />);
                return (
                  <td key={day.day} data-off={!day.working}>
                    {edit ? (
                      <button
                        type="button"
                        className={classes.cell}
                        data-cell={`${rowAt}-${dayAt}`}
                        tabIndex={current.row === rowAt && current.day === dayAt ? 0 : -1}
                        aria-label={[
                          row.person.name,
                          fullDay(day.day, locale),
                          duties.length > 0
                            ? duties
                                .map(({ line }) => `${timeText(line.fromMinute)}–${until(line.untilMinute)}`)
                                .join(', ')
                            : t('week.free'),
                        ].join(', ')}
                        onFocus={() => setAt({ row: rowAt, day: dayAt })}
                        onClick={() => edit(first ? first.line : { person: row.person, day: day.day })}
                      >
                        {shown}
                      </button>
                    ) : (
                      <div className={classes.cell}>{shown}</div>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Days({ week, edit }: { week: Week; edit: Edit | undefined }) {
  const t = useText('shifts');
  const locale = useLocale();
  return (
    <ol className={classes.days}>
      {week.days.map((day) => (
        <li key={day.day} data-off={!day.working}>
          <h2 className={classes.day} data-today={day.day === today()}>
            {fullDay(day.day, locale)}
          </h2>
          <Gaps day={day} />
          {week.rows.flatMap((row) =>
            row.cells
              .filter((cell) => cell.day === day.day)
              .map((cell) => (
                <button
                  key={cell.line.id}
                  type="button"
                  className={classes.dayDuty}
                  disabled={!edit}
                  onClick={() => edit?.(cell.line)}
                >
                  <span>{shortName(row.person.name)}</span>
                  <Duty line={cell.line} absent={cell.absent} />
                </button>
              )),
          )}
          {day.people === 0 ? <p className={classes.none}>{t('week.nobody')}</p> : null}
        </li>
      ))}
    </ol>
  );
}
