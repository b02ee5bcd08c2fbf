// One's own tasks, newest first: how far each is, its files, what went wrong. Follows those in hand every second.
import { IconProgressCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { listTasks } from '#contract/tasks.ts';
import { useOperation } from '../../core/api/use-operation.ts';
import { EmptyState } from '../../core/show/EmptyState.tsx';
import { ErrorState } from '../../core/show/ErrorState.tsx';
import { PageButtons } from '../../core/show/PageButtons.tsx';
import { SkeletonRows } from '../../core/show/SkeletonRows.tsx';
import { useText } from '../../core/text/texts.ts';
import { TaskRow } from './TaskRow.tsx';
import classes from './Tasks.module.css';

export default function TasksPage() {
  const t = useText('tasks');
  const [after, setAfter] = useState<string[]>([]);
  const [following, setFollowing] = useState(true);
  const tasks = useOperation(
    listTasks,
    { limit: 30, ...(after.length > 0 ? { after: after.at(-1) } : {}) },
    { keepPrevious: true, ...(following ? { refetchInterval: 1_000 } : { refetchInterval: 10_000 }) },
  );
  const active = (tasks.data?.active ?? 0) > 0;
  if (tasks.data && active !== following) setFollowing(active);
  const items = tasks.data?.items ?? [];
  return (
    <div className={classes.page}>
      <header>
        <h1 className={classes.title}>{t('title')}</h1>
        <p className={classes.dim}>{t('hint')}</p>
      </header>
      {tasks.error && !tasks.data ? <ErrorState error={tasks.error} retry={() => void tasks.refetch()} /> : null}
      {tasks.isPending ? <SkeletonRows rows={5} height={60} /> : null}
      {tasks.data && items.length === 0 ? (
        <EmptyState title={t('empty')} text={t('emptyText')} icon={IconProgressCheck} />
      ) : null}
      <ul className={classes.list}>
        {items.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </ul>
      {tasks.data ? <PageButtons after={after} next={tasks.data.next} go={setAfter} /> : null}
    </div>
  );
}
