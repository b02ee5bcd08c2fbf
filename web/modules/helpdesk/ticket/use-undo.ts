// The act of a toast that takes one's own last act on tickets back.
import { undoTicketAct } from '#contract/helpdesk.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { shownTickets } from './shown-tickets.ts';

export function useUndo(): (undoId: string | null) => { label: string; run: () => void }[] {
  const t = useText('helpdesk');
  const locale = useLocale();
  const undo = useAction(undoTicketAct, { changes: shownTickets });
  const run = async (undoId: string) => {
    try {
      const { restored, refused } = await undo.run({ undoId });
      if (refused.length > 0) toast({ tone: 'info', text: t('undo.part', { restored, refused: refused.length }) });
      else toast({ tone: 'done', text: t('undo.done') });
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  return (undoId) => (undoId ? [{ label: t('undo.act'), run: () => void run(undoId) }] : []);
}
