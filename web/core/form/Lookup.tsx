// A choice from many, searched on the server as one types; can create in place. The form's value is a LookupValue or
// null; with `freeText` what was typed but not chosen stays as `{ id: null, label }`.
// <Lookup name="correspondent" label="Корреспондент" searchKey="contacts" search={findContacts}
//   create={{ label: (q) => `Создать «${q}»`, run: createContact }} />
import { Combobox, InputBase, Loader, useCombobox } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../text/texts.ts';
import { type FieldProps, frameOf } from './FieldLabel.tsx';
import { useField, useTyping } from './form-context.ts';
import { LookupOptions } from './LookupOptions.tsx';
import { tellRefused } from './tell-refused.ts';
import { type LookupItem, type LookupSearch, useLookup } from './use-lookup.ts';

export interface LookupValue {
  /** null: typed, but not chosen from the list. */
  id: string | null;
  label: string;
}

export interface LookupCreate {
  label: (typed: string) => string;
  /** Makes the thing and gives it back, or undefined when the person gave up. */
  run: (typed: string) => Promise<LookupItem | undefined>;
}

export interface LookupProps extends FieldProps {
  searchKey: string;
  search: LookupSearch;
  create?: LookupCreate;
  freeText?: boolean;
  placeholder?: string;
  onPick?: (value: LookupValue | null) => void;
}

export function Lookup(props: LookupProps) {
  const field = useField<LookupValue | null>(props.name, props.label);
  const t = useText('form');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useTyping<string>();
  const [creating, setCreating] = useState(false);
  const text = typed ?? field.value?.label ?? '';
  const answer = useLookup(props.searchKey, props.search, typed ?? '', combobox.dropdownOpened);

  const pick = (value: LookupValue | null) => {
    setTyped(null);
    field.setInvalid(null);
    field.set(value);
    props.onPick?.(value);
    combobox.closeDropdown();
  };
  const type = (next: string) => {
    setTyped(next);
    const clean = next.trim();
    field.set(clean && props.freeText ? { id: null, label: clean } : null);
    field.setInvalid(clean && !props.freeText ? t('check.chooseFromList') : null);
    combobox.openDropdown();
    combobox.updateSelectedOptionIndex();
  };
  const submit = async (option: string) => {
    if (option !== 'create') {
      const item = answer.items.find((one) => one.id === option);
      if (item) pick({ id: item.id, label: item.label });
      return;
    }
    combobox.closeDropdown();
    setCreating(true);
    try {
      const made = await props.create?.run(text.trim());
      if (made) pick({ id: made.id, label: made.label });
    } catch (error) {
      tellRefused(error);
    } finally {
      setCreating(false);
    }
  };
  const leave = () => {
    combobox.closeDropdown();
    if (typed !== null && (props.freeText || typed.trim() === '')) setTyped(null);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={(option) => void submit(option)} shadow="md">
      <Combobox.Target>
        <InputBase
          {...frameOf(props, field.error)}
          id={field.id}
          name={props.name}
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          onClick={() => combobox.openDropdown()}
          onBlur={leave}
          readOnly={field.readOnly}
          disabled={props.disabled}
          placeholder={props.placeholder ?? t('lookup.placeholder')}
          autoComplete="off"
          autoFocus={props.autoFocus}
          rightSection={creating || (answer.loading && combobox.dropdownOpened) ? <Loader size={14} /> : null}
        />
      </Combobox.Target>
      <LookupOptions
        answer={answer}
        typed={text.trim()}
        create={props.create && text.trim() ? props.create.label(text.trim()) : undefined}
        onShown={() => {
          if (typed?.trim()) combobox.selectFirstOption();
        }}
      />
    </Combobox>
  );
}
