// The working calendar of a year: which days are off, short, or worked though the week says otherwise.
import { ActionIcon, Button, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { recountDeadlines } from '#contract/deadlines.ts';
import { changeCalendar, readCalendar } from '#contract/record.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { today } from '../../../core/dates/use-here.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { tellSaved } from '../deadlines/tell-saved.ts';
import classes from './Calendar.module.css';
import { DayEditor } from './DayEditor.tsx';
import { NamedDays } from './NamedDays.tsx';
import { OpenDeadlines } from './OpenDeadlines.tsx';
import { useUnsavedDays } from './use-unsaved-days.ts';
import { YearGrid } from './YearGrid.tsx';
import { countDays, daysOfYear } from './year-days.ts';

export default function CalendarPage() {
  const t = useText('calendar');
  const locale = useLocale();
  const navigate = useNavigate();
  const hash = useLocation({ select: (location) => location.hash });
  const thisYear = Number(today().slice(0, 4));
  const asked = Number(new URLSearchParams(hash).get('year'));
  const year = asked >= 2000 && asked <= 2100 ? asked : thisYear;
  const mayChange = useCan(changeCalendar);
  const calendar = useOperation(readCalendar, { year }, { keepPrevious: false });
  const save = useAction(changeCalendar, { changes: [readCalendar] });
  const counting = useAction(recountDeadlines);
  const [recount, setRecount] = useState(false);
  const exceptions = calendar.data?.days;
  const unsaved = useUnsavedDays(year, exceptions);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const days = useMemo(() => daysOfYear(year, exceptions ?? [], unsaved.changes), [year, exceptions, unsaved.changes]);
  const counts = countDays(days);
  const go = (next: number) => {
    setSelected([]);
    void navigate({ to: '.', hash: next === thisYear ? '' : `year=${next}`, replace: true });
  };
  const keep = async () => {
    try {
      await save.run({ days: Object.entries(unsaved.changes).map(([day, change]) => ({ day, ...change })) });
      unsaved.clear();
      setSelected([]);
      if (recount) tellSaved(t('title'), (await counting.run({ of: { calendar: true } })).task);
      else toast({ tone: 'done', text: t('saved', { year }) });
      setRecount(false);
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  const changed = Object.keys(unsaved.changes).length;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('title')}</h1>
        <Group gap={4} wrap="nowrap">
          <ActionIcon onClick={() => go(year - 1)} disabled={year <= 2000} aria-label={t('previous')}>
            <IconChevronLeft size={17} />
          </ActionIcon>
          <strong aria-live="polite">{year}</strong>
          <ActionIcon onClick={() => go(year + 1)} disabled={year >= 2100} aria-label={t('next')}>
            <IconChevronRight size={17} />
          </ActionIcon>
        </Group>
        {exceptions ? (
          <p className={classes.counts}>
            {[
              t('working', { count: counts.working }),
              t('off', { count: counts.off }),
              t('short', { count: counts.short }),
              t('hours', { count: counts.hours }),
            ].join(' · ')}
          </p>
        ) : null}
      </header>
      {calendar.error && !calendar.data ? (
        <ErrorState error={calendar.error} retry={() => void calendar.refetch()} />
      ) : !exceptions ? (
        <SkeletonRows rows={10} widths={[22, 22, 22, 22]} />
      ) : (
        <>
          <Legend />
          <YearGrid year={year} days={days} selected={selected} onSelect={mayChange ? setSelected : undefined} />
          <NamedDays days={days} />
          {mayChange && (selected.length > 0 || changed > 0) ? (
            <div className={classes.bar}>
              {selected.length > 0 ? (
                <DayEditor
                  key={selected.join()}
                  days={days.filter((day) => selected.includes(day.day))}
                  onChange={(change) => unsaved.change(selected, change)}
                  onClose={() => setSelected([])}
                />
              ) : null}
              {changed > 0 ? (
                <OpenDeadlines changes={unsaved.changes} recount={recount} onRecount={setRecount} />
              ) : null}
              {changed > 0 ? (
                <Group gap={8}>
                  <Button onClick={() => void keep()} loading={save.pending}>
                    {t('save', { count: changed })}
                  </Button>
                  <Button variant="subtle" color="gray" onClick={unsaved.clear} disabled={save.pending}>
                    {t('discard')}
                  </Button>
                </Group>
              ) : null}
            </div>
          ) : null}
        </>
      )}
    </div>
  );
}

function Legend() {
  const t = useText('calendar');
  return (
    <ul className={classes.legend} aria-label={t('legend')}>
      {(['holiday', 'short', 'moved'] as const).map((mark) => (
        <li key={mark}>
          <span className={classes.sample} data-mark={mark} aria-hidden="true">
            8
          </span>
          {t(`mark.${mark}`)}
        </li>
      ))}
    </ul>
  );
}
