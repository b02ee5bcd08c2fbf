// Above the scan, so that nobody answers twice: which letter this one answers, and which letters answer it.
import { Link } from '@tanstack/react-router';
import { readChain } from '#contract/correspondence.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { recordAddress } from '../../../core/record-addresses.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from './Letter.module.css';

export function LetterAnswers({ id }: { id: string }) {
  const t = useText('correspondence');
  const chain = useOperation(readChain, { id }, { kinds: ['incoming_letter', 'outgoing_letter', 'internal_letter'] });
  const answers = (chain.data?.links ?? []).filter((link) => link.kind === 'answers');
  const other = (from: boolean) =>
    answers
      .filter((link) => (from ? link.fromId : link.toId) === id)
      .flatMap((link) => chain.data?.letters.find((letter) => letter.id === (from ? link.toId : link.fromId)) ?? []);
  const rows = [
    ...other(true).map((letter) => ({ letter, words: t('chain.answers') })),
    ...other(false).map((letter) => ({ letter, words: t('chain.answeredBy') })),
  ];
  return rows.map(({ letter, words }) => (
    <p key={letter.id} className={classes.line}>
      {words} <Link to={recordAddress(letter.kind, letter.id) ?? '/'}>{letter.number}</Link>{' '}
      <DateText day={letter.registeredOn} dated />
    </p>
  ));
}
