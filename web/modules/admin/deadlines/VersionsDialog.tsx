// The versions of a policy or a schedule: who made each and when, and how many open records are counted by an older one.
import { Button, Modal } from '@mantine/core';
import { listPolicyVersions, listScheduleVersions, recountDeadlines } from '#contract/deadlines.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { shortMoment } from '../../../core/dates/format.ts';
import { useHere } from '../../../core/dates/use-here.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import rows from '../SettingRows.module.css';
import classes from './Deadlines.module.css';
import { TouchedCount } from './Touched.tsx';
import { tellSaved } from './tell-saved.ts';

interface VersionsDialogProps {
  of: 'policy' | 'schedule';
  card: { id: string; name: string; current: number };
  onClose: () => void;
}

export function VersionsDialog({ of, card, onClose }: VersionsDialogProps) {
  const t = useText('deadlines');
  const locale = useLocale();
  const here = useHere();
  const versions = useOperation(of === 'policy' ? listPolicyVersions : listScheduleVersions, { id: card.id });
  const recount = useAction(recountDeadlines, { changes: [listPolicyVersions, listScheduleVersions] });
  const by = of === 'policy' ? { policyId: card.id } : { scheduleId: card.id };
  const old = versions.data?.items.some((one) => one.version !== card.current && one.open > 0);
  const run = () =>
    recount.run({ of: by }).then(
      ({ task }) => {
        tellSaved(card.name, task);
        onClose();
      },
      (error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('versionsOf', { name: card.name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {versions.isPending ? <SkeletonRows rows={3} /> : null}
      {versions.error ? <ErrorState compact error={versions.error} retry={() => void versions.refetch()} /> : null}
      <ul className={rows.list}>
        {versions.data?.items.map((one) => (
          <li key={one.version} className={rows.row}>
            <div className={rows.main}>
              <span className={rows.name}>{t('version', { version: one.version })}</span>
              <span className={rows.dim}>
                {t('versionBy', { at: shortMoment(one.at, here), name: one.byName })}
                {one.open > 0 ? ` · ${t('openBy', { count: one.open })}` : ''}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {old ? (
        <div className={classes.days}>
          <TouchedCount change={by} />
          <Button onClick={() => void run()} loading={recount.pending}>
            {t('recountOld', { version: card.current })}
          </Button>
        </div>
      ) : null}
    </Modal>
  );
}
