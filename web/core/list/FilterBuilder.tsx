// Builds one filter: first what to filter by, then its value by the field's kind. Opens straight at a field from its chip.
import { Button, Radio, Stack, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../text/texts.ts';
import { DatesFilter } from './DatesFilter.tsx';
import classes from './FilterBuilder.module.css';
import { LookupFilter } from './LookupFilter.tsx';
import type { FilterField } from './list-types.ts';
import { NumbersFilter } from './NumbersFilter.tsx';

export interface FilterBuilderProps {
  fields: FilterField[];
  filters: Record<string, string>;
  first: string | null;
  onSet: (key: string, value: string | null) => void;
}

export function FilterBuilder({ fields, filters, first, onSet }: FilterBuilderProps) {
  const [chosen, setChosen] = useState(first);
  const field = fields.find((one) => one.key === chosen);
  if (!field) {
    return (
      <Stack gap={0} className={classes.fields}>
        {fields.map((one) => (
          <UnstyledButton key={one.key} className={classes.field} onClick={() => setChosen(one.key)}>
            {one.label}
          </UnstyledButton>
        ))}
      </Stack>
    );
  }
  return (
    <div className={classes.editor}>
      <p className={classes.title}>{field.label}</p>
      <ValueEditor field={field} value={filters[field.key] ?? ''} onSet={(value) => onSet(field.key, value)} />
    </div>
  );
}

interface ValueEditorProps {
  field: FilterField;
  value: string;
  onSet: (value: string | null) => void;
}

function ValueEditor({ field, value, onSet }: ValueEditorProps) {
  const t = useText('list');
  switch (field.kind) {
    case 'choice':
      return <Options options={field.options} value={value} label={field.label} onPick={onSet} />;
    case 'yes-no':
      return (
        <Options
          options={[
            { value: 'yes', label: t('filter.yes') },
            { value: 'no', label: t('filter.no') },
          ]}
          value={value}
          label={field.label}
          onPick={onSet}
        />
      );
    case 'dates':
      return <DatesFilter value={value} deadline={field.deadline ?? false} onSet={onSet} />;
    case 'numbers':
      return <NumbersFilter value={value} onSet={onSet} />;
    case 'lookup':
      return <LookupFilter label={field.label} searchKey={field.searchKey} search={field.search} onSet={onSet} />;
    case 'text':
      return <WordsFilter label={field.label} value={value} onSet={onSet} />;
  }
}

function Options(props: {
  options: { value: string; label: string }[];
  value: string;
  label: string;
  onPick: (value: string) => void;
}) {
  return (
    <Radio.Group value={props.value} onChange={props.onPick} aria-label={props.label}>
      <Stack gap={8} className={classes.options}>
        {props.options.map((option, place) => (
          <Radio
            key={option.value}
            value={option.value}
            label={option.label}
            data-autofocus={(props.value ? option.value === props.value : place === 0) || undefined}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function WordsFilter({ label, value, onSet }: { label: string; value: string; onSet: (value: string | null) => void }) {
  const t = useText('list');
  const [typed, setTyped] = useState(value);
  return (
    <form
      className={classes.words}
      onSubmit={(event) => {
        event.preventDefault();
        onSet(typed.trim() || null);
      }}
    >
      <input
        className={classes.input}
        aria-label={label}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      <Button type="submit" size="xs">
        {t('filter.apply')}
      </Button>
    </form>
  );
}
