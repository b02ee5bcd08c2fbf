// Registers of journals: those that were made, with their files and checksums, and the making of a new one.
import { Button, Group } from '@mantine/core';
import { IconBook2, IconDownload, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { downloadRegister, listRegisters, makeRegister } from '#contract/correspondence.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { Can } from '../../../core/show/Can.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { PageButtons } from '../../../core/show/PageButtons.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { countText, sizeText } from '../../../core/show/size-text.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { MakeRegister } from './MakeRegister.tsx';
import classes from './Registers.module.css';

export default function RegistersPage() {
  const t = useText('registers');
  const locale = useLocale();
  const [after, setAfter] = useState<string[]>([]);
  const [making, setMaking] = useState(false);
  const registers = useOperation(
    listRegisters,
    { limit: 30, ...(after.length > 0 ? { after: after.at(-1) } : {}) },
    { keepPrevious: true, staleTime: 0 },
  );
  const count = (value: number) => countText(value, locale);
  const add = (
    <Can operation={makeRegister}>
      <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setMaking(true)}>
        {t('make')}
      </Button>
    </Can>
  );
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div>
          <h1 className={classes.title}>{t('title')}</h1>
          <p className={classes.dim}>{t('hint')}</p>
        </div>
        <Group gap={6} wrap="nowrap">
          <ExportButton given={{ list: listRegisters.name }} />
          {add}
        </Group>
      </header>
      {registers.error && !registers.data ? (
        <ErrorState error={registers.error} retry={() => void registers.refetch()} />
      ) : null}
      {registers.isPending ? <SkeletonRows rows={4} height={60} /> : null}
      {registers.data?.items.length === 0 ? (
        <EmptyState title={t('empty')} text={t('emptyText')} icon={IconBook2} action={add} />
      ) : null}
      <ul className={classes.list}>
        {registers.data?.items.map((one) => (
          <li key={one.id} className={classes.row}>
            <span className={classes.name}>{t('numbered', { ordinal: one.ordinal, journal: one.journal.name })}</span>
            <span className={classes.dim}>
              {[one.period, t(one.closed ? 'closed' : 'open'), one.madeBy.name].filter(Boolean).join(' · ')}{' '}
              <DateText moment={one.madeAt} />
            </span>
            <span className={classes.dim}>
              {t('counts', {
                rows: count(one.counts.rows),
                used: count(one.counts.used),
                cancelled: count(one.counts.cancelled),
                reserved: count(one.counts.reserved),
                released: count(one.counts.released),
              })}
              {one.counts.unexplained > 0 ? `, ${t('unexplained', { count: one.counts.unexplained })}` : ''}
            </span>
            <span className={classes.dim}>
              {t('sum')}: <code className={classes.sum}>{one.sum}</code>
            </span>
            {one.files.length === 0 ? <span className={classes.dim}>{t('filesClosed')}</span> : null}
            <ul className={classes.files} aria-label={t('files')}>
              {one.files.map((file) => (
                <li key={file.id}>
                  <a
                    className={classes.file}
                    href={downloadRegister.path.replace(':id', one.id).replace(':file', file.id)}
                    download
                  >
                    <IconDownload size={15} stroke={1.6} aria-hidden="true" />
                    {file.name}
                  </a>{' '}
                  <span className={classes.dim}>{sizeText(file.size, locale)}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {registers.data ? <PageButtons after={after} next={registers.data.next} go={setAfter} /> : null}
      {making ? <MakeRegister onClose={() => setMaking(false)} /> : null}
    </div>
  );
}
