// The found letter beside mine: both cards line by line, what differs marked, and its scan below.
import { Button } from '@mantine/core';
import { readLetter } from '#contract/correspondence.ts';
import { useOperation } from '../../../../core/api/use-operation.ts';
import { fieldDay } from '../../../../core/dates/format.ts';
import { type Form, useFormState } from '../../../../core/form/use-form.ts';
import { FilePreview } from '../../../../core/record/FilePreview.tsx';
import { ErrorState } from '../../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../../core/text/texts.ts';
import type { LetterValues } from '../letter-values.ts';
import classes from './Duplicates.module.css';

export function ComparedLetter({ id, form, close }: { id: string; form: Form<LetterValues>; close: () => void }) {
  const t = useText('duplicates');
  const tc = useText('correspondence');
  const values = useFormState(form, (state) => state.values);
  const letter = useOperation(readLetter, { id });
  if (letter.error) return <ErrorState error={letter.error} retry={() => void letter.refetch()} />;
  if (!letter.data) return <SkeletonRows rows={8} />;
  const { data: found } = letter;
  const mine = values.correspondent?.label ?? values.addressees.map((one) => one.label).join('; ');
  const rows: [label: string, mine: string, found: string][] = [
    [tc('field.correspondent'), mine, found.correspondentName || found.counterpart],
    [tc('field.externalNumber'), values.externalNumber, found.externalNumber],
    [
      tc('field.documentDate'),
      values.documentDate ? fieldDay(values.documentDate) : '',
      found.documentDate ? fieldDay(found.documentDate) : '',
    ],
    [tc('field.subject'), values.subject, found.subject],
    [tc('field.registeredOn'), '', found.registeredOn ? fieldDay(found.registeredOn) : ''],
    [tc('field.responsible'), values.responsible?.label ?? '', found.responsible?.name ?? ''],
  ];
  const [scan] = found.attachments;
  return (
    <div className={classes.compared}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('compared', { number: found.number })}</h2>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={close}>
          {t('mine')}
        </Button>
      </div>
      <table className={classes.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('column.mine')}</th>
            <th scope="col">{found.number}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, one, other]) => (
            <tr key={label} data-differs={one !== '' && one !== other}>
              <th scope="row">{label}</th>
              <td>{one || '—'}</td>
              <td>{other || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {scan ? (
        <FilePreview name={scan.name} mediaType={scan.mediaType} fileId={scan.fileId} />
      ) : (
        <p className={classes.dim}>{t('noScan')}</p>
      )}
    </div>
  );
}
