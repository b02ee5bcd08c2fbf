// Beside an answer that has no scan yet: the letter that is being answered, with its first document.
import { Link } from '@tanstack/react-router';
import type { Output } from '#contract/core.ts';
import type { readLetter } from '#contract/correspondence.ts';
import { FilePreview } from '../../../core/record/FilePreview.tsx';
import { recordAddress } from '../../../core/record-addresses.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from './LetterForm.module.css';

export function AnsweredLetter({ letter }: { letter: Output<typeof readLetter> }) {
  const t = useText('correspondence');
  const [first] = letter.attachments;
  return (
    <div className={classes.answered}>
      <p className={classes.dim}>{t('form.answered')}</p>
      <p>
        <Link to={recordAddress(letter.kind, letter.id) ?? '/'} target="_blank">
          {letter.number}
        </Link>{' '}
        <DateText day={letter.registeredOn} dated />
        {letter.correspondent ? ` · ${letter.correspondent.name}` : null}
      </p>
      <p className={classes.answeredSubject}>{letter.title}</p>
      {letter.instruction ? <p>{letter.instruction}</p> : null}
      {first ? <FilePreview name={first.name} mediaType={first.mediaType} fileId={first.fileId} /> : null}
    </div>
  );
}
