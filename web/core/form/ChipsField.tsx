// Several short answers as chips: free words, or things found on the server (`search`). The form's value is LookupValue[].
// Enter or a comma adds, Backspace in the empty field takes the last one away.
import { Combobox, Pill, PillsInput, useCombobox } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useText } from '../text/texts.ts';
import { type FieldProps, frameOf } from './FieldLabel.tsx';
import { useField, useTyping } from './form-context.ts';
import type { LookupCreate, LookupValue } from './Lookup.tsx';
import { LookupOptions } from './LookupOptions.tsx';
import { tellRefused } from './tell-refused.ts';
import { type LookupSearch, useLookup } from './use-lookup.ts';

export interface ChipsFieldProps extends FieldProps {
  searchKey?: string;
  search?: LookupSearch;
  create?: LookupCreate;
  /** Takes words that aren't in the list; always so without `search`. */
  freeText?: boolean;
  placeholder?: string;
  max?: number;
}

const nothing: LookupSearch = async () => [];

export function ChipsField(props: ChipsFieldProps) {
  const field = useField<LookupValue[]>(props.name, props.label);
  const t = useText('form');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typing, setTyped] = useTyping<string>();
  const typed = typing ?? '';
  const chosen = field.value ?? [];
  const searches = props.search !== undefined;
  const free = props.freeText ?? !searches;
  const full = props.max !== undefined && chosen.length >= props.max;
  const answer = useLookup(
    props.searchKey ?? props.name,
    props.search ?? nothing,
    typed,
    searches && combobox.dropdownOpened,
  );
  const add = (value: LookupValue) => {
    setTyped('');
    field.setInvalid(null);
    const already = chosen.some((one) => (value.id ? one.id === value.id : one.label === value.label));
    if (!already && !full) field.set([...chosen, value]);
  };
  const remove = (place: number) => field.set(chosen.filter((_, index) => index !== place));
  const addTyped = () => {
    const label = typed.trim().replace(/,$/, '');
    if (label && free) add({ id: null, label });
  };
  const submit = async (option: string) => {
    const made = async () => props.create?.run(typed.trim());
    const item = option === 'create' ? await made().catch(tellRefused) : answer.items.find((one) => one.id === option);
    if (item) add({ id: item.id, label: item.label });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && typed === '' && chosen.length > 0) {
      event.preventDefault();
      remove(chosen.length - 1);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      // The form is being sent: what is typed goes along.
      addTyped();
    } else if (event.key === 'Enter' || event.key === ',') {
      if (event.key === 'Enter' && combobox.dropdownOpened && combobox.getSelectedOptionIndex() >= 0) return;
      event.preventDefault();
      addTyped();
    }
  };
  const frame = frameOf(props, field.error);
  return (
    <Combobox store={combobox} onOptionSubmit={(option) => void submit(option)} shadow="md">
      <Combobox.DropdownTarget>
        <PillsInput {...frame} id={field.id} disabled={props.disabled}>
          <Pill.Group>
            {chosen.map((one, place) => (
              <Pill
                key={one.id ?? one.label}
                withRemoveButton={!field.readOnly}
                onRemove={() => remove(place)}
                removeButtonProps={{ 'aria-label': t('chips.remove', { label: one.label }) }}
              >
                {one.label}
              </Pill>
            ))}
            <Combobox.EventsTarget>
              <PillsInput.Field
                value={typed}
                placeholder={chosen.length === 0 ? props.placeholder : undefined}
                onChange={(event) => {
                  const text = event.currentTarget.value;
                  setTyped(text);
                  field.setInvalid(text.trim() && !free ? t('check.chooseFromList') : null);
                  if (searches) combobox.openDropdown();
                }}
                onKeyDown={press}
                onFocus={() => searches && combobox.openDropdown()}
                onBlur={() => {
                  combobox.closeDropdown();
                  addTyped();
                }}
                readOnly={field.readOnly || full}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
      </Combobox.DropdownTarget>
      {searches ? (
        <LookupOptions
          answer={answer}
          typed={typed.trim()}
          without={chosen.flatMap((one) => (one.id ? [one.id] : []))}
          create={props.create && typed.trim() ? props.create.label(typed.trim()) : undefined}
          onShown={() => {
            if (typed.trim()) combobox.selectFirstOption();
          }}
        />
      ) : null}
    </Combobox>
  );
}
