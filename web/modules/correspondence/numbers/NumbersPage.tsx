// The numbers of a journal's period: what became of each, who keeps which in reserve, the certificate to print.
import { NativeSelect } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Output } from '#contract/core.ts';
import { listJournals } from '#contract/correspondence.ts';
import { periodOf, type Restart } from '#contract/numbering.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { today } from '../../../core/dates/use-here.ts';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { CertificateBlock } from './CertificateBlock.tsx';
import classes from './Numbers.module.css';
import { ReservationsBlock } from './ReservationsBlock.tsx';

type Journal = Output<typeof listJournals>['items'][number];

/** The present period and those before it, as far as a registry looks back; closed ones always. */
function periodsOf(journal: Journal): string[] {
  const restart = journal.restart as Restart;
  const step: Record<Restart, number> = { year: 366, quarter: 92, month: 31, day: 1, never: 0 };
  const now = Date.parse(today());
  const near = [0, 1, 2, 3].map((back) =>
    periodOf(restart, new Date(now - back * step[restart] * 86_400_000).toISOString().slice(0, 10)),
  );
  return [...new Set([...near, ...journal.closedPeriods])].sort().reverse();
}

export default function NumbersPage() {
  const t = useText('numbers');
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { journal?: string; period?: string | number };
  const journals = useOperation(listJournals, { archived: true });
  if (journals.error) return <ErrorState error={journals.error} retry={() => void journals.refetch()} />;
  if (!journals.data) return <SkeletonRows rows={8} />;
  const open = journals.data.items.filter((one) => one.canRegister || one.can.length > 0);
  const journal = open.find((one) => one.id === search.journal) ?? open[0];
  if (!journal) return <EmptyState title={t('noJournal')} text={t('noJournalText')} />;
  const periods = periodsOf(journal);
  const wanted = search.period === undefined ? undefined : String(search.period);
  const period = wanted !== undefined && periods.includes(wanted) ? wanted : (periods[0] ?? '');
  const go = (next: { journal: string; period?: string }) =>
    void navigate({ to: '/numbers', search: next as never, replace: true });
  const about = [`${t('journal')}: ${journal.name}`, `${t('period')}: ${period || t('periodNone')}`];
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1 className={classes.title}>{t('title')}</h1>
        <NativeSelect
          label={t('journal')}
          value={journal.id}
          onChange={(event) => go({ journal: event.currentTarget.value })}
          data={open.map((one) => ({ value: one.id, label: one.name }))}
        />
        {periods.length > 1 ? (
          <NativeSelect
            label={t('period')}
            value={period}
            onChange={(event) => go({ journal: journal.id, period: event.currentTarget.value })}
            data={periods}
          />
        ) : null}
      </div>
      <CertificateBlock key={`${journal.id} ${period}`} journalId={journal.id} period={period} about={about} />
      <ReservationsBlock
        journalId={journal.id}
        period={period}
        about={about}
        open={!journal.closedPeriods.includes(period) && !journal.archived}
      />
    </div>
  );
}
