// «Приложить как второй экземпляр»: what the form has joins the letter that is there, and the form begins anew.
import { addSecondCopy, findLetters, listLetters, readLetter } from '#contract/correspondence.ts';
import { ApiError } from '../../../../core/api/api-error.ts';
import { useCan } from '../../../../core/api/session.ts';
import { useAction } from '../../../../core/api/use-operation.ts';
import type { Form } from '../../../../core/form/use-form.ts';
import type { UnsavedDraft } from '../../../../core/form/use-unsaved-draft.ts';
import { useLocale, useText } from '../../../../core/text/texts.ts';
import { toast } from '../../../../core/toast/toast.ts';
import type { LetterValues } from '../letter-values.ts';
import type { Candidate } from './use-duplicates.ts';

/** The draft's files join the found letter, the draft is dropped, and the form begins anew. */
export function useSecondCopy(
  form: Form<LetterValues>,
  draft: UnsavedDraft,
  after: { again: () => void },
): { run: ((found: Candidate) => void) | null; pending: boolean } {
  const t = useText('duplicates');
  const locale = useLocale();
  const may = useCan(addSecondCopy);
  const action = useAction(addSecondCopy, { changes: [listLetters, findLetters, readLetter] });
  const attach = async ({ letter }: Candidate) => {
    try {
      const fileIds = form.store.state.values.files.map((file) => file.id);
      const joined = await action.run({ id: letter.id, fileIds });
      await draft.finish();
      toast({
        tone: 'done',
        text: t('attached', { number: joined.number }),
        acts: [{ label: t('openFound'), to: `/${joined.direction}/${joined.id}` }],
      });
      after.again();
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  return { run: may ? (found) => void attach(found) : null, pending: action.pending };
}
