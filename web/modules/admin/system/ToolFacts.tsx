// Programs of others beside ours, a group for each machine with a worker: whether they are there, which version, whether they
// answer.
import type { Output, StateGroup } from '#contract/core.ts';
import type { readSystemState, ToolSeen } from '#contract/system-state.ts';
import { Facts } from '../../../core/record/Facts.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from './System.module.css';

const groups: Record<ToolSeen['state'], StateGroup> = {
  works: 'done',
  absent: 'new',
  unfit: 'waiting',
  silent: 'refused',
};

export function ToolFacts({ tools }: { tools: Output<typeof readSystemState>['tools'] }) {
  const t = useText('system');
  if (tools.length === 0)
    return (
      <Facts title={t('group.tools')} items={[{ label: t('tool.none'), value: t('tool.noneText'), always: true }]} />
    );
  return tools.map(({ host, seenAt, items }) => (
    <div key={host} className={classes.tools}>
      <Facts
        title={tools.length > 1 ? t('tool.on', { host }) : t('group.tools')}
        items={[
          ...items.map((tool) => ({
            label: t(`tool.${tool.key}`),
            value: <Tool tool={tool} />,
            always: true as const,
          })),
          { label: t('tool.seenAt'), value: <DateText moment={seenAt} />, always: true },
        ]}
      />
    </div>
  ));
}

function Tool({ tool }: { tool: ToolSeen }) {
  const t = useText('system');
  const { key, state, version, answeredAt, note } = tool;
  return (
    <span className={classes.tool}>
      <StatusDot group={groups[state]} label={t(`tool.state.${state}`)} />
      {version ? <span>{version}</span> : null}
      {state === 'absent' ? <span className={classes.toolNote}>{t(`tool.without.${key}`)}</span> : null}
      {state === 'unfit' ? <span className={classes.toolNote}>{t('tool.noRussian')}</span> : null}
      {note ? (
        <span className={classes.toolNote}>{key === 'recognition' ? t('tool.languages', { note }) : note}</span>
      ) : null}
      {state === 'silent' ? (
        <span className={classes.toolNote}>
          {t('tool.answered')} {answeredAt ? <DateText moment={answeredAt} /> : t('never')}
        </span>
      ) : null}
    </span>
  );
}
