// Who looked at the person's data and who changed it, by person and operation, over a period.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { listReaders } from '#contract/personal-data.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocalText } from '../../../core/text/texts.ts';
import classes from '../Privacy.module.css';
import { PrivacySection } from '../PrivacyPage.tsx';
import { usePrivacyWords } from '../words.ts';

const day = /^\d{4}-\d\d-\d\d$/;

export function ReadersSection({ id }: { id: string }) {
  const { t } = usePrivacyWords();
  const say = useLocalText();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const readers = useOperation(
    listReaders,
    { id, ...(day.test(from) ? { from } : {}), ...(day.test(to) ? { to } : {}) },
    { keepPrevious: true },
  );
  return (
    <PrivacySection
      title={t('readers.title')}
      acts={
        <>
          <TextInput
            size="xs"
            type="date"
            aria-label={t('readers.from')}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            size="xs"
            type="date"
            aria-label={t('readers.to')}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </>
      }
    >
      <p className={classes.dim}>{t('readers.hint')}</p>
      {readers.isPending ? <SkeletonRows rows={4} /> : null}
      {readers.error && !readers.data ? (
        <ErrorState compact error={readers.error} retry={() => void readers.refetch()} />
      ) : null}
      {readers.data?.items.length === 0 ? <EmptyState compact title={t('readers.empty')} /> : null}
      {readers.data && readers.data.items.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard
        <section className={classes.table} tabIndex={0} aria-label={t('readers.title')}>
          <table>
            <thead>
              <tr>
                <th>{t('readers.who')}</th>
                <th>{t('readers.what')}</th>
                <th>{t('readers.times')}</th>
                <th>{t('readers.first')}</th>
                <th>{t('readers.last')}</th>
              </tr>
            </thead>
            <tbody>
              {readers.data.items.map((row) => (
                <tr key={`${row.actorId} ${row.operation} ${row.outcome}`}>
                  <td>{row.actor}</td>
                  <td>
                    {say(row.title)} <span className={classes.dim}>· {t(`outcome.${row.outcome}`)}</span>
                  </td>
                  <td data-number>{row.events}</td>
                  <td>
                    <DateText moment={row.first} />
                  </td>
                  <td>
                    <DateText moment={row.last} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
      {readers.data?.more ? <p className={classes.dim}>{t('readers.more')}</p> : null}
    </PrivacySection>
  );
}
