// The versions of a trigger: who made each and when, what it did, and how often it ran.
import { Modal } from '@mantine/core';
import { listTriggerVersions, readTriggerSubjects, type TriggerCard } from '#contract/triggers.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { shortMoment } from '../../../core/dates/format.ts';
import { useHere } from '../../../core/dates/use-here.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from '../../../core/triggers/Triggers.module.css';
import { useTriggerWords } from '../../../core/triggers/trigger-words.ts';

export function VersionsDialog({ card, onClose }: { card: TriggerCard; onClose: () => void }) {
  const t = useText('triggers');
  const here = useHere();
  const versions = useOperation(listTriggerVersions, { id: card.id });
  const subjects = useOperation(readTriggerSubjects, {});
  const subject = subjects.data?.subjects.find((one) => one.kind === card.subject);
  const words = useTriggerWords(subject, versions.data?.names ?? {});
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={`${t('versions')}: ${card.name}`}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {versions.isPending ? <SkeletonRows rows={3} /> : null}
      {versions.error ? <ErrorState compact error={versions.error} retry={() => void versions.refetch()} /> : null}
      <ul className={classes.list}>
        {versions.data?.items.map((one) => (
          <li key={one.version} className={classes.row}>
            <div className={classes.main}>
              <span className={classes.name}>{t('version', { version: one.version })}</span>
              <span className={classes.dim}>
                {t('versionBy', { at: shortMoment(one.at, here), name: one.byName })} ·{' '}
                {t('versionRuns', { count: one.runs })}
              </span>
              <span className={classes.dim}>
                {one.timetable ? words.timetable(one.timetable) : words.events(one.events)}
              </span>
              {one.groups.map((group, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the groups stand in their order
                <span key={at} className={classes.dim}>
                  {at > 0 ? `${t(one.match === 'all' ? 'and' : 'or')} ` : ''}
                  {group.conditions.map(words.condition).join(` ${t(group.match === 'all' ? 'and' : 'or')} `)}
                </span>
              ))}
              <span className={classes.dim}>{one.steps.map(({ action }) => words.action(action)).join(' → ')}</span>
            </div>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
