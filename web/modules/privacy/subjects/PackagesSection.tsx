// The packages of a person's data: asked for in one act, made in the background, downloaded as PDF and JSON.
import { Button } from '@mantine/core';
import { createPackage, downloadPrivacyFile, listPackages } from '#contract/personal-data.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useLocale } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from '../Privacy.module.css';
import { PrivacySection } from '../PrivacyPage.tsx';
import { usePrivacyWords } from '../words.ts';

export const privacyFile = (id: string): string => downloadPrivacyFile.path.replace(':id', id);

export function PackagesSection({ id, may }: { id: string; may: boolean }) {
  const { t, state } = usePrivacyWords();
  const locale = useLocale();
  const packages = useOperation(listPackages, { id }, { refetchInterval: 5_000 });
  const make = useAction(createPackage, { changes: [listPackages] });
  const ask = () =>
    make.run({ id }).then(
      () => toast({ text: t('package.asked') }),
      (error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
    );
  return (
    <PrivacySection
      title={t('package.title')}
      acts={
        may ? (
          <Button size="xs" loading={make.pending} onClick={() => void ask()}>
            {t('package.make')}
          </Button>
        ) : null
      }
    >
      <p className={classes.dim}>{t('package.hint')}</p>
      {packages.isPending ? <SkeletonRows rows={2} /> : null}
      {packages.error && !packages.data ? (
        <ErrorState compact error={packages.error} retry={() => void packages.refetch()} />
      ) : null}
      <ul className={classes.list} aria-live="polite">
        {packages.data?.items.map((one) => (
          <li key={one.id} className={classes.item}>
            <DateText moment={one.createdAt} />
            <StatusDot {...state(one.state)} />
            {one.state === 'working' ? (
              <span className={classes.dim}>{t('package.step', { done: one.doneSteps, all: one.allSteps })}</span>
            ) : null}
            {one.error ? <span className={classes.dim}>{one.error}</span> : null}
            {one.pdfFileId ? <a href={privacyFile(one.pdfFileId)}>PDF</a> : null}
            {one.jsonFileId ? <a href={privacyFile(one.jsonFileId)}>JSON</a> : null}
          </li>
        ))}
      </ul>
    </PrivacySection>
  );
}
