// One import, step by step: its rows are taken in, columns matched, the check tells what will be, the run does it.
import { Button, Progress } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { cancelImport, type ImportCard, listImportRows, listImports, readImport, runImport } from '#contract/import.ts';
import { ApiError } from '../../core/api/api-error.ts';
import { useAction, useOperation } from '../../core/api/use-operation.ts';
import { usePlaceName } from '../../core/place.ts';
import { ErrorState } from '../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../core/text/texts.ts';
import { Columns } from './Columns.tsx';
import { Findings } from './Findings.tsx';
import classes from './Imports.module.css';
import { Rows } from './Rows.tsx';

const atWork = ['reading', 'checking', 'running'];
const over = ['done', 'failed', 'cancelled'];

export default function ImportPage() {
  const t = useText('imports');
  const locale = useLocale();
  const { id } = useParams({ strict: false }) as { id: string };
  const [working, setWorking] = useState(true);
  const one = useOperation(readImport, { id }, working ? { refetchInterval: 1_000 } : {});
  const cancel = useAction(cancelImport, { changes: [readImport, listImports] });
  usePlaceName(one.data?.fileName);
  const state = one.data?.state;
  useEffect(() => {
    if (state) setWorking(atWork.includes(state));
  }, [state]);
  if (one.error && !one.data) return <ErrorState error={one.error} retry={() => void one.refetch()} />;
  if (!one.data) return <SkeletonRows rows={8} />;
  const card = one.data;
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{card.fileName}</h1>
      <p className={classes.text}>
        {card.kindTitle[locale]} · {t(`step.${card.state}`)}
      </p>
      <Step key={card.state} card={card} reload={() => void one.refetch()} />
      {over.includes(card.state) ? null : (
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          loading={cancel.pending}
          onClick={() =>
            void cancel.run({ id }).then(
              () => one.refetch(),
              () => one.refetch(),
            )
          }
        >
          {t(card.state === 'running' ? 'stop' : 'discard')}
        </Button>
      )}
    </div>
  );
}

function Step({ card, reload }: { card: ImportCard; reload: () => void }) {
  const [again, setAgain] = useState(false);
  if (atWork.includes(card.state)) return <Working card={card} />;
  if (card.state === 'mapping' || again) return <Columns card={card} onChecked={reload} />;
  if (card.state === 'checked') return <Checked card={card} reload={reload} onBack={() => setAgain(true)} />;
  return <Ended card={card} reload={reload} />;
}

function Working({ card }: { card: ImportCard }) {
  const t = useText('imports');
  const all = card.state === 'running' ? card.counts.new + card.counts.changed + card.counts.same : card.rows;
  const { filesNamed, filesAttached, filesThere, filesRefused } = card.findings;
  const files = filesAttached + filesThere + filesRefused;
  const bringing = card.state === 'running' && filesNamed > 0 && card.done >= all;
  const share = bringing ? (files / filesNamed) * 100 : all > 0 ? (card.done / all) * 100 : 0;
  return (
    <>
      <Progress value={share} aria-label={t('progress')} mb="xs" maw={720} animated />
      <p role="status">
        {bringing
          ? t('filesOf', { done: files, all: filesNamed })
          : card.done > 0
            ? t('doneOf', { done: card.done, all })
            : t('waiting')}
      </p>
      <p className={classes.dim}>
        {t('leave')} <Link to="/tasks">{t('tasks')}</Link>
      </p>
    </>
  );
}

function Download({ card }: { card: ImportCard }) {
  const t = useText('imports');
  return (
    <Button
      component="a"
      href={`/api/imports/${card.id}/result`}
      download
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.6} />}
    >
      {t('result')}
    </Button>
  );
}

function Checked({ card, reload, onBack }: { card: ImportCard; reload: () => void; onBack: () => void }) {
  const t = useText('imports');
  const locale = useLocale();
  const run = useAction(runImport, { changes: [listImportRows, listImports], onDone: reload });
  const count = card.counts.new + card.counts.changed;
  return (
    <>
      <Rows card={card} counts={card.counts} />
      <Findings findings={card.findings} />
      {run.error instanceof ApiError ? (
        <p className={classes.problem} role="alert">
          {run.error.words(locale)}
        </p>
      ) : null}
      <p className={classes.dim}>{card.counts.error > 0 ? t('errorsSkipped') : t('noErrors')}</p>
      <div className={classes.acts}>
        <Button
          disabled={count === 0}
          loading={run.pending}
          onClick={() => void run.run({ id: card.id }).catch(() => undefined)}
        >
          {t('run', { count })}
        </Button>
        <Download card={card} />
        <Button variant="default" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </>
  );
}

function Ended({ card, reload }: { card: ImportCard; reload: () => void }) {
  const t = useText('imports');
  const locale = useLocale();
  const run = useAction(runImport, { onDone: reload });
  const began = card.startedAt !== null;
  return (
    <>
      {card.error || run.error ? (
        <p className={classes.problem} role="alert">
          {run.error ? run.error.words(locale) : card.error?.message[locale]}
        </p>
      ) : null}
      {began ? <Rows card={card} counts={{ ...card.applied, error: card.applied.error + card.counts.error }} /> : null}
      {began ? <Findings findings={card.findings} /> : null}
      <div className={classes.acts}>
        {card.state === 'failed' && began ? (
          <Button loading={run.pending} onClick={() => void run.run({ id: card.id }).catch(() => undefined)}>
            {t('goOn')}
          </Button>
        ) : null}
        {began ? <Download card={card} /> : null}
        <Button component={Link} to="/imports" variant="default">
          {t('another')}
        </Button>
      </div>
    </>
  );
}
