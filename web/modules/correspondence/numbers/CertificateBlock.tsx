// The certificate of a period on the screen: the sum in figures, then every number without a valid letter with its reason.
import { Button, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { printCertificate, readCertificate } from '#contract/correspondence.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { api } from '../../../core/api/call.ts';
import { saveFile } from '../../../core/api/save-file.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { Can } from '../../../core/show/Can.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { MoreButton } from './MoreButton.tsx';
import classes from './Numbers.module.css';

type Certificate = Output<typeof readCertificate>;
const groups = { cancelled: 'refused', reserved: 'waiting', released: 'new' } as const;
const figures = ['last', 'used', 'cancelled', 'reserved', 'released', 'lettered', 'unexplained'] as const;

interface CertificateBlockProps {
  journalId: string;
  period: string;
  /** Journal and period in words. */
  about: string[];
}

export function CertificateBlock({ journalId, period, about }: CertificateBlockProps) {
  const t = useText('numbers');
  const locale = useLocale();
  const [printing, setPrinting] = useState(false);
  const pages = useInfiniteQuery<Certificate, ApiError>({
    queryKey: [readCertificate.name, { id: journalId, period, paged: true }],
    queryFn: ({ pageParam, signal }) =>
      api.call(
        readCertificate,
        { id: journalId, period, limit: 50, ...(pageParam ? { after: pageParam as string } : {}) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  if (pages.error) return <ErrorState error={pages.error} retry={() => void pages.refetch()} />;
  const told = pages.data?.pages[0];
  if (!told) return <SkeletonRows rows={6} />;
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const print = async () => {
    setPrinting(true);
    await saveFile(printCertificate, { id: journalId, period }, `${t('certificate.file')}.pdf`).catch(
      (error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
    );
    setPrinting(false);
  };
  return (
    <section className={classes.block} aria-labelledby="certificate">
      <div className={classes.blockHead}>
        <h2 className={classes.heading} id="certificate">
          {t('certificate.title')}
        </h2>
        <Group gap={6}>
          <ExportButton given={{ list: readCertificate.name, filter: { id: journalId, period }, about }} />
          <Can operation={printCertificate}>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPrinter size={15} />}
              loading={printing}
              onClick={() => void print()}
            >
              {t('certificate.print')}
            </Button>
          </Can>
        </Group>
      </div>
      <dl className={classes.counts}>
        {figures.map((figure) => (
          <div key={figure} className={classes.count} data-wrong={figure === 'unexplained' && told.unexplained > 0}>
            <dt>{t(`certificate.${figure}`)}</dt>
            <dd>{told[figure]}</dd>
          </div>
        ))}
      </dl>
      {told.last === 0 ? (
        <p className={classes.text}>{t('certificate.empty')}</p>
      ) : told.unexplained === 0 ? (
        <p className={classes.text}>{t('certificate.whole', { last: told.last })}</p>
      ) : (
        <p className={classes.wrong} role="alert">
          {t('certificate.gaps', {
            numbers: told.missing.map(({ from, to }) => (from === to ? from : `${from}–${to}`)).join(', '),
          })}
        </p>
      )}
      <p className={classes.dim}>
        {told.closed ? (
          <>
            {t('certificate.closed', { by: told.closed.by })}, <DateText moment={told.closed.at} />
            {told.closed.reason ? `. ${told.closed.reason}` : ''}
          </>
        ) : (
          t('certificate.open')
        )}
      </p>
      {items.length > 0 ? (
        <div className={classes.block}>
          <h3 className={classes.heading}>{t('certificate.unused')}</h3>
          <table className={classes.table}>
            <thead>
              <tr>
                {(['number', 'state', 'reason', 'who', 'when'] as const).map((head) => (
                  <th key={head} scope="col">
                    {t(`certificate.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <tr key={`${one.ordinal} ${one.suffix}`}>
                  <td>{one.number ?? `${one.ordinal}${one.suffix}`}</td>
                  <td>
                    <StatusDot group={groups[one.state]} label={t(`state.${one.state}`)} />
                  </td>
                  <td>{one.reason}</td>
                  <td>{one.state === 'reserved' ? one.holder : (one.by ?? one.holder)}</td>
                  <td>{one.at ? <DateText moment={one.at} /> : null}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {pages.hasNextPage ? (
            <MoreButton onClick={() => void pages.fetchNextPage()} loading={pages.isFetchingNextPage} />
          ) : null}
        </div>
      ) : null}
    </section>
  );
}
