// Undoing merges one after another, with words about it; the cards and lists that show them are read anew.
import {
  countContacts,
  countDoubles,
  listContacts,
  listDoubles,
  readContact,
  searchContacts,
  undoMerge,
} from '#contract/contacts.ts';
import { readTimeline } from '#contract/record.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';

export function useUndoMerge(): { run: (mergeIds: string[]) => Promise<void>; pending: boolean } {
  const t = useText('merging');
  const locale = useLocale();
  const undo = useAction(undoMerge, {
    changes: [readContact, readTimeline, listContacts, countContacts, searchContacts, listDoubles, countDoubles],
  });
  return {
    pending: undo.pending,
    async run(mergeIds) {
      try {
        for (const id of mergeIds) await undo.run({ id });
        toast({ tone: 'done', text: t('merge.undone') });
      } catch (error) {
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
      }
    },
  };
}
