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
      const { restored, refused, said } = await undo.run({ undoId });
      const kept = said > 0 ? `. ${t('undo.said')}` : '';
      const text =
        refused.length === 0
          ? t('undo.done')
          : t(restored > 0 ? 'undo.part' : 'undo.none', { restored, refused: refused.length });
      toast({ tone: refused.length + said > 0 ? 'info' : 'done', text: `${text}${kept}` });
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  return (undoId) => (undoId ? [{ label: t('undo.act'), run: () => void run(undoId) }] : []);
}
