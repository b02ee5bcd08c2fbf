// The line over a list: «Найти в списке», chips of the set filters that read as words, the builder, and at its right
// what the page adds (sort, columns).
import { Button, CloseButton, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useHotkeys } from '../keys/use-hotkeys.ts';
import { useText } from '../text/texts.ts';
import { AddFilterButton } from './AddFilterButton.tsx';
import classes from './FilterBar.module.css';
import { filterWords } from './filter-words.ts';
import type { FilterField } from './list-types.ts';

const FilterPopover = lazy(() => import('./FilterPopover.tsx'));

export interface FilterBarProps {
  fields: FilterField[];
  filters: Record<string, string>;
  onChange: (filters: Record<string, string>, replace?: boolean) => void;
  children?: ReactNode;
}

export function FilterBar({ fields, filters, onChange, children }: FilterBarProps) {
  const t = useText('list');
  const [building, setBuilding] = useState<string | null>(null);
  const [wanted, setWanted] = useState(false);
  const build = (what: string) => {
    setWanted(true);
    setBuilding(what);
  };
  const quick = fields.find((field) => field.kind === 'text');
  const chips = fields.filter((field) => field !== quick && filters[field.key]);
  const set = (key: string, value: string | null) => {
    const { [key]: _, ...rest } = filters;
    onChange(value ? { ...rest, [key]: value } : rest);
  };
  return (
    <div className={classes.bar}>
      {quick ? (
        <QuickWords
          value={filters[quick.key] ?? ''}
          onChange={(value) => {
            const { [quick.key]: _, ...rest } = filters;
            onChange(value ? { ...rest, [quick.key]: value } : rest, true);
          }}
        />
      ) : null}
      {chips.map((field) => (
        <span key={field.key} className={classes.chip}>
          <button type="button" className={classes.chipText} onClick={() => build(field.key)}>
            <span className={classes.chipLabel}>{field.label}:</span> {filterWords(field, filters[field.key] ?? '', t)}
          </button>
          <CloseButton
            size="xs"
            icon={<IconX size={12} />}
            aria-label={t('filter.remove', { label: field.label })}
            onClick={() => set(field.key, null)}
          />
        </span>
      ))}
      {fields.some((field) => field !== quick) ? (
        wanted ? (
          <Suspense fallback={<AddFilterButton />}>
            <FilterPopover
              fields={fields.filter((field) => field !== quick)}
              filters={filters}
              building={building}
              onBuild={setBuilding}
              onSet={set}
            />
          </Suspense>
        ) : (
          <AddFilterButton onClick={() => build('choose')} />
        )
      ) : null}
      {Object.keys(filters).length > 0 ? (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onChange({})}>
          {t('filter.clear')}
        </Button>
      ) : null}
      {children ? <span className={classes.end}>{children}</span> : null}
    </div>
  );
}

function QuickWords({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useText('list');
  const [typed, setTyped] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const sent = useRef(value);
  const tell = useRef(onChange);
  tell.current = onChange;
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setTyped(value);
    }
  }, [value]);
  useEffect(() => {
    if (typed.trim() === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed.trim();
      tell.current(sent.current);
    }, 300);
    return () => clearTimeout(timer);
  }, [typed]);
  useHotkeys([{ keys: 'KeyF', label: t('keys.find'), run: () => input.current?.select() }]);
  return (
    <TextInput
      ref={input}
      size="xs"
      className={classes.words}
      aria-label={t('filter.words')}
      placeholder={t('filter.words')}
      leftSection={<IconSearch size={14} />}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
      rightSection={
        typed ? <CloseButton size="xs" aria-label={t('filter.clearWords')} onClick={() => setTyped('')} /> : null
      }
    />
  );
}
