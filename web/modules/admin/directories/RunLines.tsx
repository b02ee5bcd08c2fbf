// The report of one sync, person by person, page by page.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { listDirectoryRunLines } from '#contract/ldap.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from './Directories.module.css';

type Line = Output<typeof listDirectoryRunLines>['items'][number];

export function RunLines({ runId }: { runId: string }) {
  const t = useText('directories');
  const [pages, setPages] = useState<(string | undefined)[]>([undefined]);
  const last = pages.at(-1);
  const lines = useOperation(listDirectoryRunLines, {
    id: runId,
    limit: 50,
    ...(last === undefined ? {} : { after: last }),
  });
  if (lines.error && !lines.data) return <ErrorState error={lines.error} retry={() => void lines.refetch()} compact />;
  if (!lines.data) return <SkeletonRows rows={3} />;
  const { items, next } = lines.data;
  if (items.length === 0) return <p className={classes.dim}>{t('noLines')}</p>;
  return (
    <>
      <ExportButton given={{ list: listDirectoryRunLines.name, filter: { id: runId } }} />
      <ul className={classes.lines}>
        {items.map((line) => (
          <li key={line.place} data-kind={line.kind}>
            <span className={classes.kindWord}>{t(`line.${line.kind}`)}</span>
            <span>
              {line.userId ? (
                <Link to="/admin/users/$id" params={{ id: line.userId }}>
                  {line.name}
                </Link>
              ) : (
                line.name
              )}{' '}
              <span className={classes.dim}>{line.login}</span>
              <LineDetails line={line} />
            </span>
          </li>
        ))}
      </ul>
      {pages.length > 1 || next ? (
        <div className={classes.pager}>
          <Button
            size="xs"
            variant="default"
            disabled={pages.length === 1}
            onClick={() => setPages(pages.slice(0, -1))}
          >
            {t('before')}
          </Button>
          <Button size="xs" variant="default" disabled={!next} onClick={() => setPages([...pages, next ?? undefined])}>
            {t('after')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function LineDetails({ line }: { line: Line }) {
  const t = useText('directories');
  if (line.changes.length > 0) {
    return (
      <ul className={classes.changes}>
        {line.changes.map((change) => (
          <li key={change.field}>
            {t(`changed.${change.field}`, { defaultValue: change.field })}
            {['groupIds', 'roles', 'managerId'].includes(change.field)
              ? null
              : `: ${change.from || '—'} → ${change.to || '—'}`}
          </li>
        ))}
      </ul>
    );
  }
  return line.note ? <p className={classes.dim}>{t(`note.${line.note}`, { defaultValue: line.note })}</p> : null;
}
