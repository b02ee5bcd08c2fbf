// The value of a numbers filter: from, to, or both, as `from..to`.
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../text/texts.ts';
import classes from './FilterBuilder.module.css';
import { numbersOf } from './list-state.ts';

export interface NumbersFilterProps {
  value: string;
  onSet: (value: string | null) => void;
}

const parsed = (typed: string): number | undefined => {
  const clean = typed.replace(/[\s\u00a0]/g, '').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(clean) ? Number(clean) : undefined;
};

export function NumbersFilter({ value, onSet }: NumbersFilterProps) {
  const t = useText('list');
  const range = numbersOf(value);
  const [from, setFrom] = useState(String(range.from ?? '').replace('.', ','));
  const [to, setTo] = useState(String(range.to ?? '').replace('.', ','));
  const numbers = [parsed(from), parsed(to)];
  const wrong = [from, to].map((typed, place) => typed.trim() !== '' && numbers[place] === undefined);
  return (
    <form
      className={classes.dates}
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong.some(Boolean)) return;
        const some = numbers.some((one) => one !== undefined);
        onSet(some ? `${numbers[0] ?? ''}..${numbers[1] ?? ''}` : null);
      }}
    >
      <div className={classes.range}>
        {[
          { label: t('filter.numberFrom'), typed: from, set: setFrom, place: 0 },
          { label: t('filter.numberTo'), typed: to, set: setTo, place: 1 },
        ].map(({ label, typed, set, place }) => (
          <TextInput
            key={label}
            size="xs"
            label={label}
            value={typed}
            inputMode="decimal"
            error={wrong[place] ? t('filter.numberWrong') : undefined}
            onChange={(event) => set(event.currentTarget.value)}
            data-autofocus={place === 0 || undefined}
            autoComplete="off"
          />
        ))}
      </div>
      <Button type="submit" size="xs">
        {t('filter.apply')}
      </Button>
    </form>
  );
}
