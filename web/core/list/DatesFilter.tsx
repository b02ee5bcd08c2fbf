// The value of a dates filter: a named range that moves with time, or two typed days.
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldDay, fullDay } from '../dates/format.ts';
import { parseTypedDate } from '../dates/typed-date.ts';
import { today } from '../dates/use-here.ts';
import { useLocale, useText } from '../text/texts.ts';
import classes from './FilterBuilder.module.css';
import { isNamedRange, rangeOf } from './list-state.ts';

export interface DatesFilterProps {
  value: string;
  deadline: boolean;
  onSet: (value: string | null) => void;
}

export function DatesFilter({ value, deadline, onSet }: DatesFilterProps) {
  const t = useText('list');
  const locale = useLocale();
  const range = isNamedRange(value) ? {} : rangeOf(value, today());
  const [from, setFrom] = useState(range.from ? fieldDay(range.from) : '');
  const [to, setTo] = useState(range.to ? fieldDay(range.to) : '');
  const days = [parseTypedDate(from, today()), parseTypedDate(to, today())];
  const wrong = [from, to].map((typed, place) => typed.trim() !== '' && !days[place]);
  const names = [...(deadline ? ['@overdue'] : []), '@today', '@week', '@month', '@year'];
  return (
    <form
      className={classes.dates}
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong.some(Boolean)) return;
        onSet(days.some(Boolean) ? `${days[0] ?? ''}..${days[1] ?? ''}` : null);
      }}
    >
      <div className={classes.presets}>
        {names.map((name) => (
          <Button
            key={name}
            size="compact-xs"
            variant={value === name ? 'filled' : 'default'}
            aria-pressed={value === name}
            onClick={() => onSet(name)}
          >
            {t(`filter.range.${name.slice(1)}`)}
          </Button>
        ))}
      </div>
      <div className={classes.range}>
        {[
          { label: t('filter.from'), typed: from, set: setFrom, place: 0 },
          { label: t('filter.to'), typed: to, set: setTo, place: 1 },
        ].map(({ label, typed, set, place }) => (
          <div key={label}>
            <TextInput
              size="xs"
              label={label}
              value={typed}
              placeholder={t('filter.dayPlaceholder')}
              error={wrong[place] ? t('filter.dayWrong') : undefined}
              onChange={(event) => set(event.currentTarget.value)}
              data-autofocus={place === 0 || undefined}
              autoComplete="off"
            />
            <p className={classes.meaning}>{days[place] ? fullDay(days[place] ?? '', locale) : ''}</p>
          </div>
        ))}
      </div>
      <Button type="submit" size="xs">
        {t('filter.apply')}
      </Button>
    </form>
  );
}
