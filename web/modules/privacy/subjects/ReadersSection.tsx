// Who looked at the person's data and who changed it, by person and operation, over a period.
import { useState } from 'react';
import { listReaders } from '#contract/personal-data.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { DayInput } from '../../../core/form/DayInput.tsx';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocalText } from '../../../core/text/texts.ts';
import classes from '../Privacy.module.css';
import { PrivacySection } from '../PrivacyPage.tsx';
import { usePrivacyWords } from '../words.ts';

export function ReadersSection({ id, name }: { id: string; name: string }) {
  const { t } = usePrivacyWords();
  const say = useLocalText();
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const asked = { id, ...(from ? { from } : {}), ...(to ? { to } : {}) };
  const readers = useOperation(listReaders, asked, { keepPrevious: true });
  return (
    <PrivacySection
      title={t('readers.title')}
      acts={
        <>
          <DayInput
            size="xs"
            w={140}
            aria-label={t('readers.from')}
            calendarLabel={t('readers.from')}
            value={from}
            onChange={setFrom}
          />
          <DayInput
            size="xs"
            w={140}
            aria-label={t('readers.to')}
            calendarLabel={t('readers.to')}
            value={to}
            onChange={setTo}
          />
          <ExportButton
            given={{
              list: listReaders.name,
              filter: asked,
              about: [name, [from, to].filter(Boolean).join(' — ')].filter(Boolean),
            }}
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
