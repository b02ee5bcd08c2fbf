// A day outside a form, or inside one through DateField: typed as people write it («12.3», «завтра», «+10») or picked from
// a calendar. ↑ and ↓ move by a day, Alt+↓ opens the calendar. The value is `YYYY-MM-DD` or null.
import { ActionIcon, Popover, TextInput, type TextInputProps } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { addDays } from '../dates/day.ts';
import { fieldDay } from '../dates/format.ts';
import { parseTypedDate } from '../dates/typed-date.ts';
import { today } from '../dates/use-here.ts';
import { useText } from '../text/texts.ts';
import { Calendar } from './Calendar.tsx';

export interface DayInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type'> {
  value: string | null;
  /** `invalid` when something is typed that is no day. */
  onChange: (day: string | null, invalid: boolean) => void;
  /** What the calendar is called for those who cannot see it. */
  calendarLabel: string;
  /** What is being typed, where a form keeps it; kept here otherwise. */
  typing?: [string | null, (text: string | null) => void];
}

export function DayInput({ value, onChange, calendarLabel, typing, ...input }: DayInputProps) {
  const t = useText('form');
  const own = useState<string | null>(null);
  const [typed, setTyped] = typing ?? own;
  const [opened, setOpened] = useState(false);
  const settle = (day: string | null) => {
    setTyped(null);
    onChange(day, false);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' && event.altKey) {
      event.preventDefault();
      setOpened(true);
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      settle(addDays(value ?? today(), event.key === 'ArrowUp' ? 1 : -1));
    } else if (event.key === 'Escape' && opened) {
      setOpened(false);
    }
  };
  const inert = input.disabled || input.readOnly;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus withRoles={false}>
      <Popover.Target>
        <TextInput
          {...input}
          {...(typing ? {} : { error: typed !== null && typed.trim() !== '' && !value ? t('check.date') : null })}
          value={typed ?? (value ? fieldDay(value) : '')}
          placeholder={t('date.placeholder')}
          onChange={(event) => {
            const text = event.currentTarget.value;
            const day = parseTypedDate(text, today());
            setTyped(text);
            onChange(day, text.trim() !== '' && !day);
          }}
          onBlur={() => {
            if (value) setTyped(null);
          }}
          onKeyDown={press}
          data-mantine-stop-propagation={opened ? 'true' : undefined}
          autoComplete="off"
          rightSection={
            inert ? null : (
              <ActionIcon
                tabIndex={-1}
                onClick={() => setOpened(!opened)}
                aria-label={t('date.open')}
                aria-haspopup="dialog"
                aria-expanded={opened}
              >
                <IconCalendar size={16} stroke={1.6} />
              </ActionIcon>
            )
          }
        />
      </Popover.Target>
      <Popover.Dropdown p={10} role="dialog" aria-label={calendarLabel}>
        <Calendar
          value={value}
          onPick={(day) => {
            settle(day);
            setOpened(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
