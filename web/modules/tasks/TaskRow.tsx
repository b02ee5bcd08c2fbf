// One task: what it is, its state or progress, its files, and what can be done with it.
import { Button, Progress } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { Output } from '#contract/core.ts';
import { cancelTask, listTasks } from '#contract/tasks.ts';
import { ApiError } from '../../core/api/api-error.ts';
import { useAction } from '../../core/api/use-operation.ts';
import { shortMoment } from '../../core/dates/format.ts';
import { useHere } from '../../core/dates/use-here.ts';
import { DateText } from '../../core/show/DateText.tsx';
import { StatusDot } from '../../core/show/StatusDot.tsx';
import { countText, sizeText } from '../../core/show/size-text.ts';
import { taskFileAddress } from '../../core/tasks/task-file.ts';
import { taskGroups } from '../../core/tasks/task-states.ts';
import { useLocale, useText } from '../../core/text/texts.ts';
import { toast } from '../../core/toast/toast.ts';
import classes from './Tasks.module.css';

type Task = Output<typeof listTasks>['items'][number];

export function TaskRow({ task }: { task: Task }) {
  const t = useText('tasks');
  const locale = useLocale();
  const here = useHere();
  const cancel = useAction(cancelTask, { changes: [listTasks] });
  const inHand = task.state === 'waiting' || task.state === 'running';
  const words = { done: countText(task.done, locale), total: countText(task.total ?? 0, locale) };
  const stop = () =>
    cancel.run({ id: task.id }).catch((error: unknown) => {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    });
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <span className={classes.name}>{task.title[locale]}</span>
        <span className={classes.dim}>
          <StatusDot
            group={taskGroups[task.state]}
            label={t(task.cancelling ? 'state.cancelling' : `state.${task.state}`)}
          />
          <DateText moment={task.finishedAt ?? task.createdAt} />
          {task.state === 'running' && task.done > 0 ? (
            <span>{t(task.total ? 'progress' : 'progressAlone', words)}</span>
          ) : null}
        </span>
        {task.state === 'running' ? (
          <Progress
            className={classes.bar}
            size="sm"
            aria-label={t('bar')}
            animated={!task.total}
            value={task.total ? Math.min(100, (100 * task.done) / task.total) : 100}
          />
        ) : null}
        {task.error ? <span className={classes.problem}>{task.error.message[locale]}</span> : null}
        {task.error ? <span className={classes.dim}>{t('number', { id: task.id })}</span> : null}
        {task.files.length > 0 ? (
          <ul className={classes.files} aria-label={t('files')}>
            {task.files.map((file) => (
              <li key={file.id}>
                <a className={classes.file} href={taskFileAddress(task.id, file.id)} download>
                  <IconDownload size={15} stroke={1.6} aria-hidden="true" />
                  {file.name}
                </a>{' '}
                <span className={classes.size}>{sizeText(file.size, locale)}</span>
              </li>
            ))}
          </ul>
        ) : null}
        {task.filesClosed ? <span className={classes.dim}>{t('filesClosed')}</span> : null}
        {task.filesUntil ? (
          <span className={classes.dim}>{t('filesUntil', { day: shortMoment(task.filesUntil, here) })}</span>
        ) : null}
      </div>
      {inHand && !task.cancelling ? (
        <Button variant="default" size="compact-sm" loading={cancel.pending} onClick={() => void stop()}>
          {t('cancel')}
        </Button>
      ) : null}
    </li>
  );
}
