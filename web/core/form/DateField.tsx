// A date typed as people write it («12.3», «завтра», «+10») or picked from a calendar; the form's value is `YYYY-MM-DD` or null.
// The meaning is shown while typing; ↑ and ↓ move by a day, Alt+↓ opens the calendar.
import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { addDays } from '../dates/day.ts';
import { fieldDay, fullDay } from '../dates/format.ts';
import { parseTypedDate } from '../dates/typed-date.ts';
import { today } from '../dates/use-here.ts';
import { useLocale, useText } from '../text/texts.ts';
import { Calendar } from './Calendar.tsx';
import { type FieldProps, frameOf } from './FieldLabel.tsx';
import { useField, useTyping } from './form-context.ts';

export function DateField(props: FieldProps) {
  const field = useField<string | null>(props.name, props.label);
  const locale = useLocale();
  const t = useText('form');
  const [typed, setTyped] = useTyping<string>();
  const [opened, setOpened] = useState(false);
  const shown = typed ?? (field.value ? fieldDay(field.value) : '');
  const meaning = typed !== null && field.value ? fullDay(field.value, locale) : props.hint;

  const type = (text: string) => {
    setTyped(text);
    const day = parseTypedDate(text, today());
    field.set(day);
    field.setInvalid(text.trim() === '' || day ? null : t('check.date'));
  };
  const settle = (day: string | null) => {
    setTyped(null);
    field.setInvalid(null);
    field.set(day);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' && event.altKey) {
      event.preventDefault();
      setOpened(true);
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      settle(addDays(field.value ?? today(), event.key === 'ArrowUp' ? 1 : -1));
    } else if (event.key === 'Escape' && opened) {
      setOpened(false);
    }
  };
  const inert = props.disabled || field.readOnly;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus withRoles={false}>
      <Popover.Target>
        <TextInput
          {...frameOf({ width: 'medium', ...props, ...(meaning ? { hint: meaning } : {}) }, field.error)}
          id={field.id}
          name={props.name}
          value={shown}
          placeholder={t('date.placeholder')}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={() => {
            if (field.value) setTyped(null);
          }}
          onKeyDown={press}
          readOnly={field.readOnly}
          disabled={props.disabled}
          autoComplete="off"
          autoFocus={props.autoFocus}
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
      <Popover.Dropdown p={10} role="dialog" aria-label={props.label}>
        <Calendar
          value={field.value}
          onPick={(day) => {
            settle(day);
            setOpened(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
