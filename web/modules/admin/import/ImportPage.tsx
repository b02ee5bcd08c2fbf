// Import of people: a file is chosen here, earlier imports are found again below.
import { Button, FileButton, Group } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { beginImport, listImports } from '#contract/people-import.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import classes from './Import.module.css';
import { fileAsBase64, templateAddress } from './table-file.ts';

/** As the server takes it: base64 grows the file by a third. */
const bytesAtMost = 2_900_000;

export default function ImportPage() {
  const t = useText('import');
  const locale = useLocale();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string | null>(null);
  const begin = useAction(beginImport, { changes: [listImports] });
  const imports = useOperation(listImports, { limit: 20 });
  const take = async (file: File | null) => {
    if (!file) return;
    setProblem(null);
    if (file.size > bytesAtMost) {
      setProblem(t('tooLarge'));
      return;
    }
    try {
      const { id } = await begin.run({ name: file.name, content: await fileAsBase64(file) });
      await navigate({ to: `/admin/users/import/${id}` });
    } catch (error) {
      setProblem(error instanceof ApiError ? error.words(locale) : String(error));
    }
  };
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('title')}</h1>
      <p className={classes.text}>{t('text')}</p>
      <div className={classes.acts}>
        <FileButton onChange={(file) => void take(file)} accept=".csv,.txt,.tsv,.xlsx">
          {(button) => (
            <Button {...button} loading={begin.pending} leftSection={<IconFileSpreadsheet size={16} stroke={1.6} />}>
              {t('choose')}
            </Button>
          )}
        </FileButton>
        <Button
          component="a"
          href={templateAddress(t('template.rows'))}
          download={t('template.file')}
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.6} />}
        >
          {t('template.get')}
        </Button>
      </div>
      {problem ? (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      ) : null}
      <Group justify="space-between" wrap="nowrap">
        <h2 className={classes.section}>{t('earlier')}</h2>
        <ExportButton given={{ list: listImports.name }} />
      </Group>
      {imports.error ? <ErrorState error={imports.error} retry={() => void imports.refetch()} /> : null}
      {imports.isPending ? <SkeletonRows rows={3} /> : null}
      {imports.data?.items.length === 0 ? <p className={classes.dim}>{t('none')}</p> : null}
      <ul className={classes.list}>
        {imports.data?.items.map((one) => (
          <li key={one.id} className={classes.item}>
            <Link to={`/admin/users/import/${one.id}`}>{one.fileName}</Link>
            <span className={classes.dim}>
              {t(`state.${one.state}`)} · {t('rows', { count: one.rows })}
            </span>
            <span className={classes.dim}>
              <DateText moment={one.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
