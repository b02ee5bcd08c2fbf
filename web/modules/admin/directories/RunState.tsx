// How a sync ended, in a line: its state, when, how many of what, and why it stopped.
import type { Output } from '#contract/core.ts';
import type { listDirectoryRuns } from '#contract/ldap.ts';
import { directoryFaults } from '#contract/ldap-faults.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import classes from './Directories.module.css';

export type Run = Output<typeof listDirectoryRuns>['items'][number];

const groups = { waiting: 'waiting', running: 'work', done: 'done', stopped: 'refused', failed: 'refused' } as const;
const counted = ['create', 'update', 'deactivate', 'returned', 'taken', 'incomplete', 'kept', 'failed'] as const;

export function useProblemWords(): (problem: string) => string {
  const t = useText('directories');
  const say = useLocalText();
  return (problem) => {
    const fault = directoryFaults[problem as keyof typeof directoryFaults];
    return fault ? `${say(fault.words)}. ${say(fault.advice)}` : t(`problem.${problem}`, { defaultValue: problem });
  };
}

export function RunState({ run }: { run: Run }) {
  const t = useText('directories');
  const problem = useProblemWords();
  const counts = counted.flatMap((kind) => {
    const count = run.counts[kind] ?? 0;
    return count > 0 ? [t(`count.${kind}`, { count })] : [];
  });
  return (
    <span className={classes.run}>
      <StatusDot group={groups[run.state]} label={t(run.dry ? `dryState.${run.state}` : `state.${run.state}`)} />
      <DateText moment={run.endedAt ?? run.createdAt} />
      {run.state === 'done' || run.state === 'stopped' ? <span>{counts.join(' · ') || t('count.nothing')}</span> : null}
      {run.problem ? <span className={classes.problem}>{problem(run.problem)}</span> : null}
    </span>
  );
}
