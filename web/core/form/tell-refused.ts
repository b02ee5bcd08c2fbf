// Says why something could not be made in place, beside a form whose own words stay as they are.
import { ApiError } from '../api/api-error.ts';
import { currentLocale } from '../text/texts.ts';
import { toast } from '../toast/toast.ts';

export function tellRefused(error: unknown): void {
  toast({ tone: 'problem', text: error instanceof ApiError ? error.words(currentLocale()) : String(error) });
}
