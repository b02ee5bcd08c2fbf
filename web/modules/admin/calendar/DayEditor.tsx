// What the chosen days are: worked, off, short, or as the week says; and what to call them.
import { ActionIcon, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { fieldDay, fullDay } from '../../../core/dates/format.ts';
import { Segments } from '../../../core/show/Segments.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import classes from './Calendar.module.css';
import { type Change, type ChangedKind, type Day, kindByWeek } from './year-days.ts';

export interface DayEditorProps {
  days: Day[];
  onChange: (change: Change) => void;
  onClose: () => void;
}

export function DayEditor({ days, onChange, onClose }: DayEditorProps) {
  const t = useText('calendar');
  const locale = useLocale();
  const [first] = days;
  const last = days.at(-1);
  const same = days.every((day) => day.kind === first?.kind);
  const isDefault = days.every((day) => day.kind === kindByWeek(day.day) && day.name === '');
  const kind: ChangedKind | '' = isDefault ? 'default' : same && first ? first.kind : '';
  const [name, setName] = useState(first?.name ?? '');
  const tell = (next: ChangedKind, words: string) =>
    onChange({ kind: next, name: next === 'default' ? '' : words.trim() });
  if (!first || !last) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no toolbar
    <div className={classes.editor} role="group" aria-label={t('edit')}>
      <p className={classes.chosen}>
        {days.length === 1
          ? fullDay(first.day, locale)
          : t('chosen', { count: days.length, from: fieldDay(first.day), to: fieldDay(last.day) })}
      </p>
      <Segments<ChangedKind | ''>
        label={t('kindLabel')}
        value={kind}
        onChange={(value) => {
          if (value === '') return;
          if (value === 'default') setName('');
          tell(value, name);
        }}
        options={(['default', 'working', 'holiday', 'short'] as const).map((value) => ({
          value,
          label: t(`choose.${value}`),
        }))}
      />
      <TextInput
        size="xs"
        className={classes.dayName}
        aria-label={t('name')}
        placeholder={t('name')}
        value={name}
        maxLength={100}
        disabled={kind === 'default' || kind === ''}
        onChange={(event) => {
          setName(event.currentTarget.value);
          if (kind !== '') tell(kind, event.currentTarget.value);
        }}
      />
      <ActionIcon onClick={onClose} aria-label={t('close')} title={t('close')}>
        <IconX size={16} stroke={1.6} />
      </ActionIcon>
    </div>
  );
}
