// Rows of one verdict, read on page by page; beside each what is wrong with it.
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { type ImportCard, type importVerdicts, listImportRows } from '#contract/people-import.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { PageButtons } from '../../../core/show/PageButtons.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import classes from './Import.module.css';

type Row = Output<typeof listImportRows>['items'][number];
const cellsAtMost = 5;

export function Rows({ card, verdict }: { card: ImportCard; verdict?: (typeof importVerdicts)[number] }) {
  const t = useText('import');
  const [after, setAfter] = useState<string[]>([]);
  const last = after.at(-1);
  const page = useOperation(
    listImportRows,
    { id: card.id, limit: 50, ...(verdict ? { verdict } : {}), ...(last ? { after: last } : {}) },
    { keepPrevious: true },
  );
  if (page.error) return <ErrorState error={page.error} retry={() => void page.refetch()} />;
  if (!page.data) return <SkeletonRows rows={4} />;
  const { items, next } = page.data;
  if (items.length === 0) return <p className={classes.dim}>{t('noRows')}</p>;
  const columns = card.columns.slice(0, cellsAtMost);
  return (
    <>
      <ExportButton
        given={{
          list: listImportRows.name,
          filter: { id: card.id, ...(verdict ? { verdict } : {}) },
          about: [card.fileName],
        }}
      />
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('row')}</th>
              {columns.map((column, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one heading
                <th key={place}>{column.name}</th>
              ))}
              <th>{t('comesTo')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((row) => (
              <tr key={row.row}>
                <td className={classes.number}>{row.row}</td>
                {columns.map((_, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is told by its column's place
                  <td key={place}>{row.cells[place] ?? ''}</td>
                ))}
                <td>
                  <Outcome row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <PageButtons after={after} next={next} go={setAfter} />
    </>
  );
}

function Outcome({ row }: { row: Row }) {
  const t = useText('import');
  const locale = useLocale();
  if (row.problems.length > 0) {
    return (
      <ul className={classes.problems}>
        {row.problems.map((problem) => (
          <li key={`${problem.field} ${problem.code}`}>
            {problem.field ? `${t(`field.${problem.field}`, { defaultValue: problem.field })}: ` : ''}
            {problem.message[locale]}
          </li>
        ))}
      </ul>
    );
  }
  const words = row.outcome ? t(`outcome.${row.outcome}`) : row.verdict ? t(`verdict.${row.verdict}`) : '';
  return (
    <span className={classes.dim}>
      {words}
      {row.login ? ` · ${row.login}` : ''}
    </span>
  );
}
