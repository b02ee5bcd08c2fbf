// Imports: what is to be brought in and from which file is chosen here; earlier ones are found again below.
import { Button, FileButton, Group, NativeSelect, Progress } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { beginImport, type ImportCard, type ImportKind, listImportKinds, listImports } from '#contract/import.ts';
import { ApiError } from '../../core/api/api-error.ts';
import { uploadFile } from '../../core/api/upload.ts';
import { useAction, useOperation } from '../../core/api/use-operation.ts';
import { ExportButton } from '../../core/list/ExportButton.tsx';
import { DateText } from '../../core/show/DateText.tsx';
import { EmptyState } from '../../core/show/EmptyState.tsx';
import { ErrorState } from '../../core/show/ErrorState.tsx';
import { PageButtons } from '../../core/show/PageButtons.tsx';
import { SkeletonRows } from '../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../core/text/texts.ts';
import classes from './Imports.module.css';

export default function ImportsPage() {
  return <Imports first="letters.incoming" title="title" />;
}

export function Imports({ first, title }: { first: string; title: 'title' | 'people' }) {
  const t = useText('imports');
  const kinds = useOperation(listImportKinds, {});
  if (kinds.error) return <ErrorState error={kinds.error} retry={() => void kinds.refetch()} />;
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t(title)}</h1>
      <p className={classes.text}>{t('text')}</p>
      {kinds.data ? <Begin kinds={kinds.data.items} first={first} /> : <SkeletonRows rows={2} />}
      <Group justify="space-between" wrap="nowrap">
        <h2 className={classes.section}>{t('earlier')}</h2>
        <ExportButton given={{ list: listImports.name }} />
      </Group>
      <Earlier />
    </div>
  );
}

function Begin({ kinds, first }: { kinds: ImportKind[]; first: string }) {
  const t = useText('imports');
  const locale = useLocale();
  const navigate = useNavigate();
  const [kind, setKind] = useState((kinds.find((one) => one.kind === first) ?? kinds[0])?.kind ?? '');
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const begin = useAction(beginImport, { changes: [listImports] });
  const chosen = kinds.find((one) => one.kind === kind);
  if (!chosen) return <EmptyState compact title={t('noKinds')} />;
  const take = async (file: File | null) => {
    if (!file) return;
    setProblem(null);
    setShare(0);
    try {
      const stored = await uploadFile(file, { onProgress: setShare });
      const { id } = await begin.run({ fileId: stored.id, kind, check: false });
      await navigate({ to: `/imports/${id}` });
    } catch (error) {
      setProblem(error instanceof ApiError ? error.words(locale) : String(error));
    } finally {
      setShare(null);
    }
  };
  return (
    <>
      <NativeSelect
        label={t('what')}
        description={chosen.about[locale]}
        value={kind}
        maw={560}
        onChange={(event) => setKind(event.currentTarget.value)}
        data={kinds.map((one) => ({ value: one.kind, label: one.title[locale] }))}
      />
      <div className={classes.acts}>
        <FileButton onChange={(file) => void take(file)} accept=".csv,.txt,.tsv,.xlsx">
          {(button) => (
            <Button {...button} loading={share !== null} leftSection={<IconFileSpreadsheet size={16} stroke={1.6} />}>
              {t('choose')}
            </Button>
          )}
        </FileButton>
        <Button
          component="a"
          href={templateOf(chosen, locale)}
          download={`${chosen.title[locale]}.csv`}
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.6} />}
        >
          {t('template')}
        </Button>
      </div>
      {share === null ? null : <Progress value={share * 100} maw={560} aria-label={t('sending')} />}
      {problem ? (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      ) : null}
    </>
  );
}

/** A table with all headings that are known, in the order of the columns; office programs read it as it is. */
function templateOf({ columns }: ImportKind, locale: 'ru' | 'en'): string {
  const cells = columns.map(({ title }) =>
    /[;"]/.test(title[locale]) ? `"${title[locale].replaceAll('"', '""')}"` : title[locale],
  );
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${cells.join(';')}\r\n`)}`;
}

function Earlier() {
  const t = useText('imports');
  const locale = useLocale();
  const [after, setAfter] = useState<string[]>([]);
  const last = after.at(-1);
  const imports = useOperation(listImports, { limit: 20, ...(last ? { after: last } : {}) }, { keepPrevious: true });
  if (imports.error) return <ErrorState error={imports.error} retry={() => void imports.refetch()} />;
  if (!imports.data) return <SkeletonRows rows={3} />;
  const { items, next } = imports.data;
  if (items.length === 0) return <p className={classes.dim}>{t('none')}</p>;
  return (
    <>
      <ul className={classes.list}>
        {items.map((one) => (
          <li key={one.id} className={classes.item}>
            <Link to={`/imports/${one.id}`}>{one.fileName}</Link>
            <span className={classes.dim}>{one.kindTitle[locale]}</span>
            <span className={classes.dim}>
              {t(`state.${one.state}`)} · {t('rows', { count: one.rows })}
              <Done card={one} />
            </span>
            <span className={classes.dim}>
              <DateText moment={one.createdAt} />
            </span>
          </li>
        ))}
      </ul>
      <PageButtons after={after} next={next} go={setAfter} />
    </>
  );
}

function Done({ card }: { card: ImportCard }) {
  const t = useText('imports');
  if (card.state !== 'done') return null;
  return <> · {t('made', { made: card.applied.new, changed: card.applied.changed })}</>;
}
