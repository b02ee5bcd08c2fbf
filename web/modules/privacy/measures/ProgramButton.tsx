// Starts the comparison of the program's files by hand: it goes on as a long task when the page is left.
import { Button } from '@mantine/core';
import { checkProgram } from '#contract/personal-data.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { useLocale } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { usePrivacyWords } from '../words.ts';

export function ProgramButton() {
  const { t } = usePrivacyWords();
  const may = useCan(checkProgram);
  const locale = useLocale();
  const check = useAction(checkProgram);
  if (!may) return null;
  const start = () =>
    check.run({}).then(
      () =>
        toast({ tone: 'done', text: t('measures.comparing'), acts: [{ label: t('measures.toTasks'), to: '/tasks' }] }),
      (error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
    );
  return (
    <Button size="xs" variant="default" loading={check.pending} onClick={() => void start()}>
      {t('measures.compare')}
    </Button>
  );
}
