// Blocks of reserved numbers of a period: one's own, or everybody's for those who may see them; given up here.
import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { listReservations, readCertificate, releaseNumbers, reserveNumbers } from '#contract/correspondence.ts';
import type { ApiError } from '../../../core/api/api-error.ts';
import { api } from '../../../core/api/call.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { Can } from '../../../core/show/Can.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { MoreButton } from './MoreButton.tsx';
import classes from './Numbers.module.css';
import { ranges } from './ordinals.ts';
import { ReserveDialog } from './ReserveDialog.tsx';

type Page = Output<typeof listReservations>;
type Reservation = Page['items'][number];
const numbersOf = (one: Reservation) => ranges(one.left.map((number) => number.ordinal));

interface ReservationsBlockProps {
  journalId: string;
  period: string;
  open: boolean;
  /** Journal and period in words. */
  about: string[];
}

export function ReservationsBlock({ journalId, period, open, about }: ReservationsBlockProps) {
  const t = useText('numbers');
  const [reserving, setReserving] = useState(false);
  const [released, setReleased] = useState<Reservation | null>(null);
  const release = useAction(releaseNumbers, {
    changes: [listReservations, readCertificate],
    onDone: (card) => toast({ tone: 'done', text: t('reservations.released', { count: card.released }) }),
  });
  const pages = useInfiniteQuery<Page, ApiError>({
    queryKey: [listReservations.name, { journalId, period, paged: true }],
    queryFn: ({ pageParam, signal }) =>
      api.call(
        listReservations,
        { journalId, period, limit: 20, ...(pageParam ? { after: pageParam as string } : {}) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const items = pages.data?.pages.flatMap((page) => page.items);
  const add = open ? (
    <Can operation={reserveNumbers}>
      <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setReserving(true)}>
        {t('reservations.reserve')}
      </Button>
    </Can>
  ) : null;
  return (
    <section className={classes.block} aria-labelledby="reservations">
      <div className={classes.blockHead}>
        <h2 className={classes.heading} id="reservations">
          {t('reservations.title')}
        </h2>
        {items && items.length > 0 ? (
          <Group gap={6}>
            <ExportButton given={{ list: listReservations.name, filter: { journalId, period }, about }} />
            {add}
          </Group>
        ) : null}
      </div>
      {pages.error ? <ErrorState error={pages.error} retry={() => void pages.refetch()} /> : null}
      {pages.isPending ? <SkeletonRows rows={3} /> : null}
      {items?.length === 0 ? (
        <EmptyState title={t('reservations.empty')} text={t('reservations.emptyText')} action={add} />
      ) : null}
      <ul className={classes.list}>
        {items?.map((one) => (
          <li key={one.id} className={classes.row}>
            <div className={classes.main}>
              <span className={classes.name}>
                {one.first === one.last ? one.first : t('reservations.block', { first: one.first, last: one.last })} ·{' '}
                {one.holder.name}
              </span>
              <span className={classes.dim}>{one.reason}</span>
              <span className={classes.dim}>
                {[
                  one.leftCount === 0
                    ? t('reservations.nothingLeft')
                    : one.leftCount > one.left.length
                      ? t('reservations.leftMore', { numbers: numbersOf(one), count: one.leftCount - one.left.length })
                      : t('reservations.left', { numbers: numbersOf(one) }),
                  one.until && t('reservations.until', { day: one.until.split('-').reverse().join('.') }),
                  one.expired && t('reservations.expired'),
                  one.madeBy !== one.holder.name && t('reservations.made', { by: one.madeBy }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
            <Can operation={releaseNumbers} of={one.can}>
              <Button size="xs" variant="default" onClick={() => setReleased(one)}>
                {t('reservations.release')}
              </Button>
            </Can>
          </li>
        ))}
      </ul>
      {pages.hasNextPage ? (
        <MoreButton onClick={() => void pages.fetchNextPage()} loading={pages.isFetchingNextPage} />
      ) : null}
      {reserving ? <ReserveDialog journalId={journalId} period={period} close={() => setReserving(false)} /> : null}
      {released ? (
        <ConfirmWithReason
          opened
          title={t('reservations.releaseTitle', { numbers: numbersOf(released) })}
          text={t('reservations.releaseText')}
          verb={t('reservations.releaseVerb')}
          onConfirm={(reason) => release.run({ id: released.id, reason })}
          onClose={() => setReleased(null)}
        />
      ) : null}
    </section>
  );
}
