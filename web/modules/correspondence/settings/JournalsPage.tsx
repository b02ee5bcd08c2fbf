// Registration journals: what each one numbers and how; opened, changed, closed by period.
import { Button, Group, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { createJournal, listJournals, readCertificate } from '#contract/correspondence.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { Can } from '../../../core/show/Can.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { JournalForm } from './JournalForm.tsx';
import { JournalPeriods } from './JournalPeriods.tsx';
import classes from './Settings.module.css';

export type Journal = Output<typeof listJournals>['items'][number];

export default function JournalsPage() {
  const t = useText('correspondence');
  const journals = useOperation(listJournals, { archived: true });
  const [edited, setEdited] = useState<Journal | 'new' | null>(null);
  const close = () => setEdited(null);
  const add = (
    <Can operation={createJournal}>
      <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
        {t('journals.add')}
      </Button>
    </Can>
  );
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('menu.journals')}</h1>
        <Group gap={6}>
          <ExportButton given={{ list: listJournals.name, filter: { archived: 'true' } }} />
          {add}
        </Group>
      </header>
      {journals.error ? <ErrorState error={journals.error} retry={() => void journals.refetch()} /> : null}
      {journals.isPending ? <SkeletonRows rows={4} /> : null}
      {journals.data?.items.length === 0 ? <EmptyState title={t('journals.empty')} action={add} /> : null}
      <ul className={classes.list}>
        {journals.data?.items.map((journal) => (
          <li key={journal.id} className={classes.row} data-off={journal.archived}>
            <div className={classes.main}>
              <span className={classes.name}>{journal.name}</span>
              <span className={classes.dim}>
                {[
                  t(`direction.${journal.direction}`),
                  journal.template,
                  t(`restart.${journal.restart}`),
                  journal.departmentName,
                  journal.archived
                    ? t('journals.archived')
                    : journal.nextNumber && t('journals.next', { number: journal.nextNumber }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {journal.registrars.length > 0 ? (
                <span className={classes.dim}>
                  {t('journals.registrars', { names: journal.registrars.map((one) => one.name).join(', ') })}
                </span>
              ) : null}
              {journal.closedPeriods.length > 0 ? (
                <span className={classes.dim}>
                  {t('journals.closed', { periods: journal.closedPeriods.join(', ') })}
                </span>
              ) : null}
            </div>
            <div className={classes.acts}>
              <Can operation={readCertificate}>
                <Button
                  size="xs"
                  variant="default"
                  component={Link}
                  to="/numbers"
                  search={{ journal: journal.id } as never}
                >
                  {t('numbers:title')}
                </Button>
              </Can>
              <JournalPeriods journal={journal} />
              <Can operation="correspondence.journal.update" of={journal.can}>
                <Button size="xs" variant="default" onClick={() => setEdited(journal)}>
                  {t('journals.change')}
                </Button>
              </Can>
            </div>
          </li>
        ))}
      </ul>
      <Modal
        opened={edited !== null}
        onClose={close}
        size="lg"
        title={edited === 'new' ? t('journals.new') : t('journals.changing')}
      >
        {edited ? <JournalForm journal={edited === 'new' ? null : edited} done={close} /> : null}
      </Modal>
    </div>
  );
}
