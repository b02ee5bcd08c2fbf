// What is said after deadlines were changed: saved, and where the recount of open records can be watched.
import { textOf } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';

export function tellSaved(name: string, task: { id: string } | null): void {
  const t = textOf('deadlines');
  toast({
    tone: 'done',
    text: [t('saved', { name }), task ? t('recounting') : ''].filter(Boolean).join(' · '),
    ...(task ? { acts: [{ label: t('toTasks'), to: '/tasks' }] } : {}),
  });
}
