// The roster: who is to be on duty on which days of the week, as a table; a line is added, changed and removed in place.
import { Button, Group, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { addDutyLine, listRoster, readCurrentShifts, removeDutyLine } from '#contract/shifts.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { fullDay } from '../../../core/dates/format.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { Can } from '../../../core/show/Can.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './Duty.module.css';
import { DutyLineForm } from './DutyLineForm.tsx';
import { daysOf, timeText } from './duty-words.ts';

export type DutyLine = Output<typeof listRoster>['items'][number];

export default function RosterPage() {
  const t = useText('shifts');
  const common = useText();
  const locale = useLocale();
  const found = useOperation(listRoster, {});
  const [edited, setEdited] = useState<DutyLine | 'new' | null>(null);
  const remove = useAction(removeDutyLine, { changes: [listRoster, readCurrentShifts] });
  const add = (
    <Can operation={addDutyLine}>
      <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
        {t('roster.add')}
      </Button>
    </Can>
  );
  const drop = (line: DutyLine) =>
    void remove
      .run({ id: line.id })
      .then(() => toast({ tone: 'done', text: t('roster.removed', { name: line.person.name }) }))
      .catch((error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
      );
  const items = found.data?.items ?? [];
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('roster.title')}</h1>
        <Group gap={6}>
          <ExportButton given={{ list: listRoster.name }} />
          {add}
        </Group>
      </header>
      <p className={classes.dim}>{t('roster.about')}</p>
      {found.error ? <ErrorState error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={6} /> : null}
      {found.data && items.length === 0 ? (
        <EmptyState title={t('roster.empty.title')} text={t('roster.empty.text')} action={add} />
      ) : null}
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
                  t('roster.since', { day: fullDay(line.startsOn, locale) }),
                  line.endsOn ? t('roster.until', { day: fullDay(line.endsOn, locale) }) : '',
                  line.workingDaysOnly ? t('roster.working') : '',
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </div>
            <Can operation={addDutyLine}>
              <Group gap={4}>
                <Button size="xs" variant="default" onClick={() => setEdited(line)}>
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
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={t(edited === 'new' ? 'roster.new' : 'roster.changing')}
        closeButtonProps={{ 'aria-label': common('action.close') }}
      >
        {edited ? <DutyLineForm line={edited === 'new' ? null : edited} done={() => setEdited(null)} /> : null}
      </Modal>
    </div>
  );
}
