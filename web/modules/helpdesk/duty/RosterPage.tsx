// The roster: a week by people and days, or its lines; a line is added and changed in a dialog over either.
import { Button, Group, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { addDutyLine, listRoster } from '#contract/shifts.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { Can } from '../../../core/show/Can.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { Segments } from '../../../core/show/Segments.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from './Duty.module.css';
import { DutyLineForm, type DutyStart } from './DutyLineForm.tsx';
import { RosterLines } from './RosterLines.tsx';
import { RosterWeek } from './RosterWeek.tsx';

export type DutyLine = Output<typeof listRoster>['items'][number];

export default function RosterPage() {
  const t = useText('shifts');
  const common = useText();
  const found = useOperation(listRoster, {});
  const [shown, setShown] = useState<'week' | 'lines'>('week');
  const [edited, setEdited] = useState<DutyLine | DutyStart | null>(null);
  const line = edited && 'id' in edited ? edited : null;
  const add = (
    <Can operation={addDutyLine}>
      <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setEdited({})}>
        {t('roster.add')}
      </Button>
    </Can>
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
      {items.length > 0 ? (
        <>
          <div className={classes.which}>
            <Segments
              label={t('roster.shown')}
              value={shown}
              onChange={setShown}
              options={(['week', 'lines'] as const).map((value) => ({ value, label: t(`roster.as.${value}`) }))}
            />
          </div>
          {shown === 'week' ? <RosterWeek edit={setEdited} /> : <RosterLines items={items} edit={setEdited} />}
        </>
      ) : null}
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={t(line ? 'roster.changing' : 'roster.new')}
        closeButtonProps={{ 'aria-label': common('action.close') }}
      >
        {edited ? (
          <DutyLineForm line={line} start={line ? {} : (edited as DutyStart)} done={() => setEdited(null)} />
        ) : null}
      </Modal>
    </div>
  );
}
