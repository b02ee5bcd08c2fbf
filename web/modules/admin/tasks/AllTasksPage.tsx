// Everybody's long tasks for an administrator: whose, what, how far, what went wrong; one in hand can be called off. Neither
// what was asked for nor the files are shown.
import { IconPlayerStop } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Output } from '#contract/core.ts';
import { stopTask, taskStates, watchTasks } from '#contract/tasks.ts';
import { useCan } from '../../../core/api/session.ts';
import { refresh, useAction } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { searchPeople } from '../../../core/form/search-people.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import type { Column, FilterField } from '../../../core/list/list-types.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { countText } from '../../../core/show/size-text.ts';
import { taskGroups } from '../../../core/tasks/task-states.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';

type Task = Output<typeof watchTasks>['items'][number];

const refreshedMs = 10_000;

export default function AllTasksPage() {
  const t = useText('tasks');
  const locale = useLocale();
  const client = useQueryClient();
  const [stopping, setStopping] = useState<Task | null>(null);
  const stop = useAction(stopTask, { changes: [watchTasks] });
  const may = useCan(stopTask);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) void refresh(client, [watchTasks]);
    }, refreshedMs);
    return () => clearInterval(timer);
  }, [client]);
  const what = (task: Task) => task.operationTitle[locale];
  const status = (task: Task) => (
    <StatusDot group={taskGroups[task.state]} label={t(task.cancelling ? 'state.cancelling' : `state.${task.state}`)} />
  );
  const progress = (task: Task) => {
    if (task.done === 0 && task.total === null) return null;
    const words = { done: countText(task.done, locale), total: countText(task.total ?? 0, locale) };
    return t(task.total ? 'progress' : 'progressAlone', words);
  };
  const columns: Column<Task>[] = [
    {
      key: 'created',
      label: t('all.created'),
      width: 130,
      fixed: true,
      render: (task) => <DateText moment={task.createdAt} />,
    },
    { key: 'owner', label: t('all.owner'), width: 200, render: (task) => task.owner.name },
    { key: 'what', label: t('all.what'), width: 220, grow: true, render: what },
    { key: 'state', label: t('all.state'), width: 140, render: status },
    { key: 'progress', label: t('all.progress'), width: 120, align: 'right', render: progress },
    { key: 'finished', label: t('all.finished'), width: 130, render: (task) => <DateText moment={task.finishedAt} /> },
    { key: 'error', label: t('all.error'), width: 190, render: (task) => task.error?.message[locale] },
    {
      key: 'attempts',
      label: t('all.attempts'),
      width: 100,
      align: 'right',
      hidden: true,
      render: (task) => task.attempts,
    },
  ];
  const fields: FilterField[] = [
    {
      kind: 'choice',
      key: 'state',
      label: t('all.state'),
      options: taskStates.map((value) => ({ value, label: t(`state.${value}`) })),
    },
    { kind: 'lookup', key: 'ownerId', label: t('all.owner'), searchKey: 'people', search: searchPeople('user') },
  ];
  return (
    <>
      <ListPage<Task>
        list="admin.tasks"
        title={t('all.title')}
        operation={watchTasks}
        columns={columns}
        fields={fields}
        hrefOf={(task) => `/admin/users/${task.owner.id}`}
        nameOf={(task) => `${what(task)}, ${task.owner.name}`}
        cardOf={(task) => ({
          title: what(task),
          aside: <DateText moment={task.finishedAt ?? task.createdAt} />,
          text: [task.owner.name, task.error?.message[locale]].filter(Boolean).join(' · '),
          status: status(task),
        })}
        rowActs={(task) =>
          may && !task.cancelling && (task.state === 'waiting' || task.state === 'running')
            ? [{ label: t('all.stop'), icon: IconPlayerStop, tone: 'danger', run: () => setStopping(task) }]
            : []
        }
        empty={{ title: t('all.empty'), text: t('all.emptyText') }}
      />
      <ConfirmWithReason
        opened={stopping !== null}
        title={t('all.stopTitle')}
        text={stopping ? t('all.stopText', { what: what(stopping), name: stopping.owner.name }) : ''}
        verb={t('all.stop')}
        reason="none"
        onConfirm={async () => {
          if (!stopping) return;
          await stop.run({ id: stopping.id });
          toast({ tone: 'done', text: t('all.stopped') });
        }}
        onClose={() => setStopping(null)}
      />
    </>
  );
}
