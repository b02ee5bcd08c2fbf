// The value of a lookup filter: found on the server as one types, kept with its label for the chip.
import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useState } from 'react';
import { LookupOptionsList } from '../form/LookupOptions.tsx';
import { type LookupSearch, useLookup } from '../form/use-lookup.ts';
import { useText } from '../text/texts.ts';

export interface LookupFilterProps {
  label: string;
  searchKey: string;
  search: LookupSearch;
  onSet: (value: string) => void;
}

export function LookupFilter({ label, searchKey, search, onSet }: LookupFilterProps) {
  const t = useText('form');
  const [typed, setTyped] = useState('');
  const combobox = useCombobox({ opened: true });
  const answer = useLookup(searchKey, search, typed, true);
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const item = answer.items.find((one) => one.id === id);
        if (item) onSet(`${item.id}~${item.label}`);
      }}
    >
      <Combobox.EventsTarget>
        <TextInput
          size="xs"
          aria-label={label}
          placeholder={t('lookup.placeholder')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
          mb={6}
        />
      </Combobox.EventsTarget>
      <LookupOptionsList answer={answer} typed={typed.trim()} onShown={() => combobox.selectFirstOption()} />
    </Combobox>
  );
}
