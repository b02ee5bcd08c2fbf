// Contacts that look like one, the surest first: compared and merged, or parted for good.
import { Button, Group } from '@mantine/core';
import { IconArrowsJoin2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { countDoubles, listDoubles, mergeContacts, partDoubles } from '#contract/contacts.ts';
import type { Output } from '#contract/core.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { useListRows } from '../../../core/list/use-list-rows.ts';
import { Can } from '../../../core/show/Can.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './Doubles.module.css';
import { PairSide } from './PairSide.tsx';

type Pair = Output<typeof listDoubles>['items'][number];

export default function DoublesPage() {
  const t = useText('merging');
  const pairs = useListRows<Pair>(listDoubles, {}, ['contact']);
  return (
    <div className={classes.page}>
      <Group justify="space-between" wrap="nowrap">
        <h1 className={classes.title}>{t('doubles.title')}</h1>
        <ExportButton given={{ list: listDoubles.name }} />
      </Group>
      <p className={classes.dim}>{t('doubles.about')}</p>
      {pairs.error && pairs.rows.length === 0 ? (
        <ErrorState error={pairs.error} retry={pairs.reload} />
      ) : pairs.loading ? (
        <SkeletonRows rows={8} />
      ) : pairs.rows.length === 0 ? (
        <EmptyState title={t('doubles.none')} text={t('doubles.noneText')} />
      ) : (
        <ul className={classes.pairs}>
          {pairs.rows.map((pair) => (
            <PairRow key={pair.id} pair={pair} changed={pairs.reload} />
          ))}
        </ul>
      )}
      {pairs.more ? (
        <Button variant="default" size="xs" loading={pairs.loadingMore} onClick={pairs.loadMore}>
          {t('doubles.more')}
        </Button>
      ) : null}
    </div>
  );
}

function PairRow({ pair, changed }: { pair: Pair; changed: () => void }) {
  const t = useText('merging');
  const locale = useLocale();
  const part = useAction(partDoubles, { changes: [countDoubles] });
  const say = async (parted: boolean) => {
    try {
      await part.run({ oneId: pair.one.id, otherId: pair.other.id, parted });
      changed();
      if (parted)
        toast({
          tone: 'done',
          text: t('doubles.parted', { one: pair.one.name, other: pair.other.name }),
          acts: [{ label: t('undo'), run: () => void say(false) }],
        });
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  return (
    <li className={classes.pair}>
      <PairSide contact={pair.one} />
      <PairSide contact={pair.other} />
      <div className={classes.about}>
        <span className={classes.dim}>
          {t('share', { percent: Math.round(pair.score * 100) })} ·{' '}
          {pair.reasons.map((reason) => t(`reason.${reason}`)).join(' · ')}
        </span>
        <div className={classes.acts}>
          <Can operation={mergeContacts}>
            <Button
              component={Link}
              to="/contacts/merge"
              search={{ ids: `${pair.one.id},${pair.other.id}` } as never}
              size="compact-sm"
              variant="light"
              leftSection={<IconArrowsJoin2 size={15} stroke={1.6} />}
            >
              {t('doubles.compare')}
            </Button>
          </Can>
          <Can operation={partDoubles}>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              loading={part.pending}
              onClick={() => void say(true)}
            >
              {t('doubles.part')}
            </Button>
          </Can>
        </div>
      </div>
    </li>
  );
}
