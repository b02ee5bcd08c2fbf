// The list under a lookup: found items with their second line, "create" at the end, words for nothing found and for failure.
import { Combobox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useText } from '../text/texts.ts';
import classes from './Lookup.module.css';
import type { LookupAnswer } from './use-lookup.ts';

export interface LookupOptionsProps {
  answer: LookupAnswer;
  typed: string;
  create?: string | undefined;
  /** Ids that are chosen already and not offered again. */
  without?: string[];
  /** Called when the offered items change, to mark the first. */
  onShown?: () => void;
}

export function LookupOptions(props: LookupOptionsProps) {
  return (
    <Combobox.Dropdown>
      <LookupOptionsList {...props} />
    </Combobox.Dropdown>
  );
}

/** The same list without its floating frame. */
export function LookupOptionsList({ answer, typed, create, without = [], onShown }: LookupOptionsProps) {
  const t = useText('form');
  const items = answer.items.filter((item) => !without.includes(item.id));
  const print = items.map((item) => item.id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the offered items change
  useEffect(() => void onShown?.(), [print]);
  return (
    <Combobox.Options mah={280} className={classes.options}>
      {items.map((item) => (
        <Combobox.Option key={item.id} value={item.id}>
          <span className={classes.label}>{item.label}</span>
          {item.detail ? <span className={classes.detail}>{item.detail}</span> : null}
        </Combobox.Option>
      ))}
      {create ? (
        <Combobox.Option value="create">
          <span className={classes.create}>
            <IconPlus size={14} aria-hidden="true" /> {create}
          </span>
        </Combobox.Option>
      ) : null}
      {items.length === 0 && !create ? <Combobox.Empty>{emptyWords()}</Combobox.Empty> : null}
    </Combobox.Options>
  );

  function emptyWords(): string {
    if (answer.failed) return t('lookup.failed');
    if (answer.loading) return t('lookup.searching');
    return typed ? t('lookup.nothing') : t('lookup.type');
  }
}
