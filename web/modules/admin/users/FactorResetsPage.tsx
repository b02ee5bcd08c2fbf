// Resets of second factors that wait for a second administrator: confirmed, refused, or taken back by the one who asked.
import { Button, Group } from '@mantine/core';
import { IconShieldX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { confirmFactorReset, listFactorResets, refuseFactorReset } from '#contract/factor-resets.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './FactorResetsPage.module.css';

type Reset = Output<typeof listFactorResets>['items'][number];

export default function FactorResetsPage() {
  const t = useText('entry');
  const locale = useLocale();
  const resets = useOperation(listFactorResets, {});
  const confirm = useAction(confirmFactorReset, { changes: [listFactorResets] });
  const refuse = useAction(refuseFactorReset, { changes: [listFactorResets] });
  const mayConfirm = useCan(confirmFactorReset);
  const mayRefuse = useCan(refuseFactorReset);
  const [asked, setAsked] = useState<Reset | null>(null);
  const drop = (id: string) =>
    refuse.run({ id }).then(
      () => toast({ text: t('resets.refused') }),
      (error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
    );
  return (
    <div className={classes.page}>
      <Group justify="space-between" wrap="nowrap">
        <h1 className={classes.title}>{t('resets.title')}</h1>
        <ExportButton given={{ list: listFactorResets.name }} />
      </Group>
      {resets.isPending ? <SkeletonRows rows={3} /> : null}
      {resets.error ? <ErrorState error={resets.error} retry={() => void resets.refetch()} /> : null}
      {resets.data?.items.length === 0 ? (
        <EmptyState icon={IconShieldX} title={t('resets.none')} text={t('resets.noneText')} />
      ) : null}
      <ul className={classes.list}>
        {resets.data?.items.map((reset) => (
          <li key={reset.id} className={classes.item}>
            <div className={classes.about}>
              <p className={classes.name}>{reset.person.name}</p>
              <p>{reset.reason}</p>
              <p className={classes.dim}>
                {reset.mine ? t('resets.mine') : t('resets.by', { name: reset.requestedBy.name })}{' '}
                <DateText moment={reset.requestedAt} /> · {t('resets.until')} <DateText moment={reset.expiresAt} />
              </p>
            </div>
            {mayConfirm && !reset.mine ? (
              <Button size="xs" color="red" onClick={() => setAsked(reset)}>
                {t('resets.confirm')}
              </Button>
            ) : null}
            {mayRefuse ? (
              <Button size="xs" variant="default" onClick={() => void drop(reset.id)}>
                {t(reset.mine ? 'resets.takeBack' : 'resets.refuse')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <ConfirmWithReason
        opened={asked !== null}
        title={t('resets.confirmTitle', { name: asked?.person.name ?? '' })}
        text={t('resets.confirmText')}
        verb={t('resets.confirm')}
        reason="none"
        onClose={() => setAsked(null)}
        onConfirm={async () => {
          if (asked) await confirm.run({ id: asked.id });
          toast({ tone: 'done', text: t('resets.done') });
        }}
      />
    </div>
  );
}
