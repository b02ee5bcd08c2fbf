// Runs an act and tells in words when it is refused.
import { ApiError } from '../../../core/api/api-error.ts';
import { useLocale } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';

export function useTold(): (work: Promise<unknown>) => void {
  const locale = useLocale();
  return (work) =>
    void work.catch((error: unknown) =>
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
    );
}
