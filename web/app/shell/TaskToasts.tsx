// Tells when a task of this person has ended, whatever page they are on: done with its file, or what went wrong.
import { useEffect, useRef } from 'react';
import { listTasks } from '#contract/tasks.ts';
import { useOperation } from '../../core/api/use-operation.ts';
import { saveTaskFile } from '../../core/tasks/task-file.ts';
import { useLocale, useText } from '../../core/text/texts.ts';
import { toast } from '../../core/toast/toast.ts';

const input = { limit: 20 };

export default function TaskToasts() {
  const t = useText('tasks');
  const locale = useLocale();
  const inHand = useRef(new Set<string>());
  // Ids grow with time: what is newer than all that was there at first was begun since, and may end before it is seen running.
  const newest = useRef<string>(undefined);
  const tasks = useOperation(listTasks, input);
  const { data, refetch } = tasks;
  useEffect(() => {
    if (!data || data.active === 0) return;
    const timer = setTimeout(() => void refetch(), 2_000);
    return () => clearTimeout(timer);
  }, [data, refetch]);
  useEffect(() => {
    if (!data) return;
    const since = newest.current;
    newest.current = data.items[0]?.id ?? since ?? '';
    for (const task of data.items) {
      if (task.state === 'waiting' || task.state === 'running') {
        inHand.current.add(task.id);
        continue;
      }
      const begun = since !== undefined && task.id > since;
      if ((!inHand.current.delete(task.id) && !begun) || task.state === 'cancelled') continue;
      const title = task.title[locale];
      const [file] = task.files;
      const open = { label: t('open'), to: '/tasks' };
      if (task.state === 'failed') {
        toast({
          tone: 'problem',
          text: t('failed', { title, reason: task.error?.message[locale] ?? '' }),
          acts: [open],
        });
      } else {
        const save =
          file && task.files.length === 1 ? [{ label: t('download'), run: () => saveTaskFile(task.id, file.id) }] : [];
        toast({ tone: 'done', text: t('ready', { title }), acts: [...save, open] });
      }
    }
  }, [data, locale, t]);
  return null;
}
