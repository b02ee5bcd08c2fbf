// What the whole register told: numbers that are missing or stand twice, answers that were linked or not found.
import type { ImportFindings } from '#contract/import.ts';
import { useLocale, useText } from '../../core/text/texts.ts';
import classes from './Imports.module.css';

const shownAtMost = 50;

export function Findings({ findings }: { findings: ImportFindings }) {
  const t = useText('imports');
  const { gaps, gapCount, doubles, doubleCount, linked, unlinked, unlinkedRows, made } = findings;
  const { filesNamed, filesAttached, filesThere, filesRefused, refusedFiles, filesUnused, unusedFiles } = findings;
  const locale = useLocale();
  const brought = filesAttached + filesThere > 0;
  return (
    <>
      {made > 0 ? <p className={classes.dim}>{t('finding.made', { count: made })}</p> : null}
      {linked > 0 ? <p className={classes.dim}>{t('finding.linked', { count: linked })}</p> : null}
      {unlinked > 0 ? (
        <details className={classes.finding}>
          <summary>{t('finding.unlinked', { count: unlinked })}</summary>
          <p className={classes.dim}>{t('finding.inRows', { rows: unlinkedRows.slice(0, shownAtMost).join(', ') })}</p>
        </details>
      ) : null}
      {filesNamed > 0 && !brought ? (
        <p className={classes.dim}>{t('finding.filesNamed', { count: filesNamed })}</p>
      ) : null}
      {filesAttached > 0 ? <p className={classes.dim}>{t('finding.filesAttached', { count: filesAttached })}</p> : null}
      {filesThere > 0 ? <p className={classes.dim}>{t('finding.filesThere', { count: filesThere })}</p> : null}
      {filesRefused > 0 ? (
        <details className={classes.finding} open>
          <summary>{t('finding.filesRefused', { count: filesRefused })}</summary>
          <ul>
            {refusedFiles.slice(0, shownAtMost).map(({ row, name, message }) => (
              <li key={`${row} ${name}`}>
                {t('row', { row })}: {message[locale]}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {filesUnused > 0 ? (
        <details className={classes.finding}>
          <summary>{t('finding.filesUnused', { count: filesUnused })}</summary>
          <ul>
            {[...new Set(unusedFiles)].slice(0, shownAtMost).map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </details>
      ) : null}
      {gapCount > 0 ? (
        <details className={classes.finding}>
          <summary>{t('finding.gaps', { count: gapCount })}</summary>
          <ul>
            {gaps.slice(0, shownAtMost).map((gap) => (
              <li key={`${gap.journal} ${gap.period} ${gap.from}`}>
                {gap.journal} {gap.period}: {gap.from === gap.to ? gap.from : `${gap.from}–${gap.to}`}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {doubleCount > 0 ? (
        <details className={classes.finding}>
          <summary>{t('finding.doubles', { count: doubleCount })}</summary>
          <ul>
            {doubles.slice(0, shownAtMost).map((double) => (
              <li key={`${double.journal} ${double.number} ${double.rows[0]}`}>
                {t('finding.double', { number: double.number, journal: double.journal, rows: double.rows.join(', ') })}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
