// Kinds of letters: for which directions, which fields they require, how many days they give.
import { Button, Group, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { createKind, listKinds } from '#contract/correspondence.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { Can } from '../../../core/show/Can.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { KindForm } from './KindForm.tsx';
import classes from './Settings.module.css';

export type LetterKind = Output<typeof listKinds>['items'][number];

export default function KindsPage() {
  const t = useText('correspondence');
  const kinds = useOperation(listKinds, {});
  const [edited, setEdited] = useState<LetterKind | 'new' | null>(null);
  const close = () => setEdited(null);
  const add = (
    <Can operation={createKind}>
      <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
        {t('kinds.add')}
      </Button>
    </Can>
  );
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('menu.kinds')}</h1>
        <Group gap={6}>
          <ExportButton given={{ list: listKinds.name }} />
          {add}
        </Group>
      </header>
      {kinds.error ? <ErrorState error={kinds.error} retry={() => void kinds.refetch()} /> : null}
      {kinds.isPending ? <SkeletonRows rows={4} /> : null}
      {kinds.data?.items.length === 0 ? <EmptyState title={t('kinds.empty')} action={add} /> : null}
      <ul className={classes.list}>
        {kinds.data?.items.map((kind) => (
          <li key={kind.id} className={classes.row} data-off={!kind.enabled}>
            <div className={classes.main}>
              <span className={classes.name}>{kind.name}</span>
              <span className={classes.dim}>
                {[
                  kind.directions.map((direction) => t(`direction.${direction}`)).join(', '),
                  kind.dueDays === null ? '' : t('kinds.days', { count: kind.dueDays }),
                  kind.enabled ? '' : t('kinds.off'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {kind.required.length > 0 ? (
                <span className={classes.dim}>
                  {t('kinds.requires', { fields: kind.required.map((field) => t(`required.${field}`)).join(', ') })}
                </span>
              ) : null}
            </div>
            <Can operation="correspondence.kind.update">
              <Button size="xs" variant="default" onClick={() => setEdited(kind)}>
                {t('journals.change')}
              </Button>
            </Can>
          </li>
        ))}
      </ul>
      <Modal
        opened={edited !== null}
        onClose={close}
        size="lg"
        title={edited === 'new' ? t('kinds.new') : t('kinds.changing')}
      >
        {edited ? <KindForm kind={edited === 'new' ? null : edited} done={close} /> : null}
      </Modal>
    </div>
  );
}
