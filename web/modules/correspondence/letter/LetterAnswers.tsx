// Above the scan, so that nobody answers twice: which letter this one answers, which letters answer it, and whether an
// answer is still waited for. An incoming letter that was answered is offered to be marked as done.
import { Button } from '@mantine/core';
import { IconCheck, IconHourglass } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Output } from '#contract/core.ts';
import {
  countLetters,
  findLetters,
  listLetters,
  readChain,
  readLetter,
  updateLetter,
} from '#contract/correspondence.ts';
import { readTimeline } from '#contract/record.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { daysLeft, fieldDay } from '../../../core/dates/format.ts';
import { useHere } from '../../../core/dates/use-here.ts';
import { recordAddress } from '../../../core/record-addresses.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { DueDate } from '../../../core/show/DueDate.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './Letter.module.css';

type Letter = Output<typeof readLetter>;

export function LetterAnswers({ letter }: { letter: Letter }) {
  const t = useText('correspondence');
  const { id } = letter;
  const chain = useOperation(readChain, { id }, { kinds: ['incoming_letter', 'outgoing_letter', 'internal_letter'] });
  const answers = (chain.data?.links ?? []).filter((link) => link.kind === 'answers');
  const other = (from: boolean) =>
    answers
      .filter((link) => (from ? link.fromId : link.toId) === id)
      .flatMap((link) => chain.data?.letters.find((one) => one.id === (from ? link.toId : link.fromId)) ?? []);
  const answered = t(
    letter.direction === 'outgoing'
      ? 'answers.received'
      : letter.direction === 'incoming'
        ? 'answers.sent'
        : 'chain.answeredBy',
  );
  const rows = [
    ...other(true).map((one) => ({ letter: one, words: t('chain.answers') })),
    ...other(false).map((one) => ({
      letter: one,
      words: one.life === 'cancelled' ? t('answers.cancelled') : answered,
    })),
  ];
  const hidden = letter.answeredOn !== null && !other(false).some((one) => one.life === 'active');
  return (
    <>
      {rows.map(({ letter: one, words }) => (
        <p key={one.id} className={classes.line}>
          {words} <Link to={recordAddress(one.kind, one.id) ?? '/'}>{one.number}</Link>{' '}
          <DateText day={one.registeredOn} />
        </p>
      ))}
      {hidden ? (
        <p className={classes.line}>
          {answered} <DateText day={letter.answeredOn} />
        </p>
      ) : null}
      <Waiting letter={letter} />
    </>
  );
}

function Waiting({ letter }: { letter: Letter }) {
  const t = useText('correspondence');
  const here = useHere();
  const locale = useLocale();
  const update = useAction(updateLetter, {
    changes: [readLetter, readTimeline, listLetters, findLetters, countLetters],
  });
  if (letter.life !== 'active') return null;
  if (letter.answeredOn === null) {
    if (!letter.answerBy || letter.direction === 'internal') return null;
    return (
      <p className={classes.waiting}>
        <IconHourglass size={15} stroke={1.6} aria-hidden="true" />
        {t(`answers.waits.${letter.direction}`)} {fieldDay(letter.answerBy)}
        {daysLeft(letter.answerBy, here) <= 14 ? (
          <>
            {' · '}
            <DueDate day={letter.answerBy} />
          </>
        ) : null}
      </p>
    );
  }
  if (letter.direction !== 'incoming' || letter.state === 'done' || !letter.can.includes(updateLetter.name))
    return null;
  const done = () =>
    update
      .run({ id: letter.id, state: 'done' }, { version: letter.version })
      .catch((error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
      );
  return (
    <p className={classes.waiting}>
      {t('answers.stillOpen')}
      <Button
        size="compact-sm"
        variant="light"
        loading={update.pending}
        leftSection={<IconCheck size={14} stroke={1.6} />}
        onClick={() => void done()}
      >
        {t('act.done')}
      </Button>
    </p>
  );
}
