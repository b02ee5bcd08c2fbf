// How long tickets took in a period, by person or by category.
import { Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { sumTime } from '#contract/helpdesk.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { today } from '../../../core/dates/use-here.ts';
import { DayInput } from '../../../core/form/DayInput.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { Segments } from '../../../core/show/Segments.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from './Time.module.css';
import { useSpent } from './use-spent.ts';

export default function TimeSums({ close }: { close: () => void }) {
  const t = useText('macros');
  const common = useText();
  const spent = useSpent();
  const [by, setBy] = useState<'person' | 'category'>('person');
  const [from, setFrom] = useState<string | null>(`${today().slice(0, 7)}-01`);
  const [to, setTo] = useState<string | null>(today());
  const found = useOperation(sumTime, { by, ...(from ? { from } : {}), ...(to ? { to } : {}) });
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t('time.sums')}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <Group gap={8}>
        <Segments
          label={t('time.by')}
          value={by}
          onChange={setBy}
          options={[
            { value: 'person', label: t('time.byPerson') },
            { value: 'category', label: t('time.byCategory') },
          ]}
        />
        <DayInput label={t('time.from')} calendarLabel={t('time.from')} value={from} onChange={setFrom} />
        <DayInput label={t('time.to')} calendarLabel={t('time.to')} value={to} onChange={setTo} />
      </Group>
      {found.error ? <ErrorState compact error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={4} /> : null}
      {found.data?.rows.length === 0 ? <p className={classes.dim}>{t('time.none')}</p> : null}
      {found.data && found.data.rows.length > 0 ? (
        <table className={classes.table}>
          <tbody>
            {found.data.rows.map((row) => (
              <tr key={row.id}>
                <td>{row.name}</td>
                <td>{t('time.tickets', { count: row.tickets })}</td>
                <td>{spent(row.minutes)}</td>
              </tr>
            ))}
            <tr>
              <td>
                <b>{t('time.all')}</b>
              </td>
              <td>{t('time.tickets', { count: found.data.tickets })}</td>
              <td>
                <b>{spent(found.data.minutes)}</b>
              </td>
            </tr>
          </tbody>
        </table>
      ) : null}
    </Modal>
  );
}
