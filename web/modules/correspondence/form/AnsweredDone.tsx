// Asked once, where the answer is registered: whether the answered letter is done with it. Its kind sets the tick.
import { Checkbox } from '@mantine/core';
import { useEffect } from 'react';
import type { Output } from '#contract/core.ts';
import type { listKinds, readLetter } from '#contract/correspondence.ts';
import { useText } from '../../../core/text/texts.ts';

export interface AnsweredDoneProps {
  letter: Output<typeof readLetter>;
  kinds: Output<typeof listKinds>['items'];
  value: boolean | undefined;
  onChange: (value: boolean | undefined) => void;
}

export function AnsweredDone({ letter, kinds, value, onChange }: AnsweredDoneProps) {
  const t = useText('correspondence');
  const byKind = kinds.find((kind) => kind.id === letter.letterKind?.id)?.answerCloses ?? false;
  const asked = letter.direction === 'incoming' && letter.life === 'active' && letter.state !== 'done';
  const may = letter.can.includes('correspondence.letter.update');
  useEffect(() => {
    if (asked && may && value === undefined) onChange(byKind);
  }, [asked, may, byKind, value, onChange]);
  if (!asked || (!may && !byKind)) return null;
  return (
    <Checkbox
      size="sm"
      label={t('answers.markDone', { number: letter.number })}
      checked={value ?? byKind}
      disabled={!may}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
