// The field of a comment: after an @ it offers people who would see the comment; arrows choose, Enter puts the name in.
import { Combobox, Textarea, useCombobox } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Audience } from '#contract/core.ts';
import { offerMentions } from '#contract/record.ts';
import { api } from '../api/call.ts';
import { LookupOptionsList } from '../form/LookupOptions.tsx';
import { useLookup } from '../form/use-lookup.ts';
import { isMeant, type Mentioned, nameBeingTyped, nameChosen } from './mentions.ts';

export interface MentionFieldProps {
  recordId: string;
  audience: Audience;
  label: string;
  placeholder: string;
  text: string;
  error: string | null;
  onType: (text: string) => void;
  onChoose: (person: Mentioned) => void;
  onSend: () => void;
}

export function MentionField(props: MentionFieldProps) {
  const { recordId, audience, text } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const answer = useLookup(
    `mention ${recordId} ${audience}`,
    async (q, signal) => {
      const { items } = await api.call(offerMentions, { id: recordId, q, audience }, { signal });
      return items.map(({ id, name, position }) => ({ id, label: name, detail: position }));
    },
    typed ?? '',
    typed !== null,
  );
  const items = answer.items.filter((item) => isMeant(item.label, typed ?? ''));
  const combobox = useCombobox({
    opened: typed !== null && items.length > 0,
    onOpenedChange: (opened) => {
      if (!opened) setTyped(null);
    },
  });
  const look = (element: HTMLTextAreaElement) => setTyped(nameBeingTyped(element.value, element.selectionStart));
  const choose = (id: string) => {
    const person = items.find((item) => item.id === id);
    const element = field.current;
    if (!person || !element) return;
    const next = nameChosen(text, element.selectionStart, person.label);
    props.onChoose({ id, name: person.label });
    props.onType(next.text);
    setTyped(null);
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(next.caret, next.caret);
    });
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      props.onSend();
    }
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} position="bottom-start">
      <Combobox.Target autoComplete="off">
        <Textarea
          ref={field}
          aria-label={props.label}
          placeholder={props.placeholder}
          value={text}
          onChange={(event) => {
            props.onType(event.currentTarget.value);
            look(event.currentTarget);
          }}
          onSelect={(event) => look(event.currentTarget)}
          onBlur={() => setTyped(null)}
          onKeyDown={press}
          error={props.error}
          autosize
          minRows={1}
          maxRows={12}
          maxLength={20_000}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <LookupOptionsList
          answer={{ ...answer, items }}
          typed={typed ?? ''}
          onShown={() => combobox.selectFirstOption()}
        />
      </Combobox.Dropdown>
    </Combobox>
  );
}
