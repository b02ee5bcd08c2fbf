// What the letter itself says: its heading lines as on paper, the instruction and the note.
import type { Output } from '#contract/core.ts';
import type { readLetter } from '#contract/correspondence.ts';
import { fieldDay } from '../../../core/dates/format.ts';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { InPlace } from '../../../core/record/in-place/InPlace.tsx';
import { useInPlace } from '../../../core/record/in-place/in-place-context.ts';
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
    letter.addressees.map((one) => one.name).join(', ') || letter.correspondentName || letter.counterpart,
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
      <Words field="instruction" text={letter.instruction} max={2000} />
      <Words field="note" text={letter.note} max={5000} />
    </section>
  );
}

/** A block of words under its heading; an empty one is offered to whoever may fill it. */
function Words({ field, text, max }: { field: 'instruction' | 'note'; text: string; max: number }) {
  const t = useText('correspondence');
  const editing = useInPlace() !== null;
  if (!text && !editing) return null;
  const label = t(`field.${field}`);
  return (
    <div className={classes.block}>
      {text ? <h2 className={classes.heading}>{label}</h2> : null}
      <div className={classes.text}>
        <InPlace
          field={field}
          label={label}
          empty={t(`letterPage.add.${field}`)}
          input={<TextArea name={field} label={label} rows={2} maxLength={max} optional />}
        >
          {text}
        </InPlace>
      </div>
    </div>
  );
}
