// What the letter itself says: its heading lines as on paper, the instruction and the note.
import type { Output } from '#contract/core.ts';
import type { readLetter } from '#contract/correspondence.ts';
import { fieldDay } from '../../../core/dates/format.ts';
import { useText } from '../../../core/text/texts.ts';
import classes from './Letter.module.css';

export function LetterContent({ letter }: { letter: Output<typeof readLetter> }) {
  const t = useText('correspondence');
  const theirs = [
    letter.externalNumber && t('letterPage.theirNumber', { number: letter.externalNumber }),
    letter.documentDate && t('letterPage.theirDate', { date: fieldDay(letter.documentDate) }),
  ].filter(Boolean);
  const signed = [letter.signatoryPosition, letter.signatoryName].filter(Boolean).join(' ');
  const lines = [
    letter.correspondentName || letter.counterpart,
    theirs.join(' '),
    signed && t('letterPage.signed', { name: signed }),
  ].filter(Boolean);
  return (
    <section className={classes.content}>
      {lines.map((line) => (
        <p key={line} className={classes.line}>
          {line}
        </p>
      ))}
      {letter.instruction ? (
        <div className={classes.block}>
          <h2 className={classes.heading}>{t('field.instruction')}</h2>
          <p className={classes.text}>{letter.instruction}</p>
        </div>
      ) : null}
      {letter.note ? (
        <div className={classes.block}>
          <h2 className={classes.heading}>{t('field.note')}</h2>
          <p className={classes.text}>{letter.note}</p>
        </div>
      ) : null}
    </section>
  );
}
