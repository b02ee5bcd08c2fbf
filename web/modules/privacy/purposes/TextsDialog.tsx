// All texts of a purpose, the newest first: what was agreed to stays readable.
import { listTexts } from '#contract/personal-data.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import classes from '../Privacy.module.css';
import { usePrivacyWords } from '../words.ts';

export function TextsDialog({ id, name }: { id: string; name: string }) {
  const { t } = usePrivacyWords();
  const texts = useOperation(listTexts, { id });
  if (texts.error && !texts.data) return <ErrorState compact error={texts.error} retry={() => void texts.refetch()} />;
  if (!texts.data) return <SkeletonRows rows={8} />;
  return (
    <>
      <ExportButton given={{ list: listTexts.name, filter: { id }, about: [name] }} />
      {texts.data.items.map((text) => (
        <section key={text.id} className={classes.section}>
          <h2>
            {t('purposes.ordinal', { ordinal: text.ordinal })} · <DateText moment={text.madeAt} />
          </h2>
          <p className={classes.dim}>
            {t('purposes.consents', { count: text.consents })} · SHA-256 {text.sha256}
          </p>
          <div className={classes.body}>{text.body}</div>
        </section>
      ))}
    </>
  );
}
