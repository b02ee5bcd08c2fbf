// The field of a comment: after an @ it offers people who would see the comment, after a / ready words with what they would
// say; arrows choose, Enter puts it in.
import { Combobox, Textarea, useCombobox } from '@mantine/core';
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef, useState } from 'react';
import type { Audience } from '#contract/core.ts';
import { offerMentions } from '#contract/record.ts';
import { api } from '../api/call.ts';
import { LookupOptionsList } from '../form/LookupOptions.tsx';
import { useLookup } from '../form/use-lookup.ts';
import { isMeant, type Mentioned, nameBeingTyped, nameChosen } from './mentions.ts';
import { type ReadyWords, readyBeingTyped, readyChosen } from './ready-words.ts';
import classes from './Timeline.module.css';

export interface WordsFieldHand {
  focus: () => void;
  /** Offers ready words as if a slash had been typed. */
  offerReady: () => void;
}
export interface WordsFieldProps {
  recordId: string;
  audience: Audience;
  label: string;
  placeholder: string;
  text: string;
  error: string | null;
  readOnly: boolean;
  ready: ReadyWords | undefined;
  hand: Ref<WordsFieldHand>;
  /** Id of the words that say who will read it. */
  describedBy: string | undefined;
  onType: (text: string) => void;
  onChoose: (person: Mentioned) => void;
  /** Ready words are in the text from here on; `before` is what was written without them. */
  onReady: (next: { text: string; before: string; audience: Audience }) => void;
  onFiles: ((files: Iterable<File>) => void) | undefined;
  onSend: () => void;
}
type Offering = { what: 'people' | 'ready'; q: string };

export function WordsField(props: WordsFieldProps) {
  const { recordId, audience, text, ready } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const [offering, setOffering] = useState<Offering | null>(null);
  const [marked, setMarked] = useState(0);
  const people = useLookup(
    `mention ${recordId} ${audience}`,
    async (q, signal) => {
      const { items } = await api.call(offerMentions, { id: recordId, q, audience }, { signal });
      return items.map(({ id, name, position }) => ({ id, label: name, detail: position }));
    },
    offering?.what === 'people' ? offering.q : '',
    offering?.what === 'people',
  );
  const words = useLookup(
    `ready ${ready?.key}`,
    async (q, signal) => (await ready?.search(q, signal)) ?? [],
    offering?.what === 'ready' ? offering.q : '',
    offering?.what === 'ready',
  );
  const answer = offering?.what === 'ready' ? words : people;
  const items =
    offering?.what === 'people' ? answer.items.filter((one) => isMeant(one.label, offering.q)) : answer.items;
  const combobox = useCombobox({
    opened: offering !== null && (items.length > 0 || offering.what === 'ready'),
    onOpenedChange: (opened) => {
      if (!opened) setOffering(null);
    },
  });
  const look = (element: HTMLTextAreaElement) => {
    const { value, selectionStart } = element;
    const name = nameBeingTyped(value, selectionStart);
    const q = ready && name === null ? readyBeingTyped(value, selectionStart) : null;
    const next: Offering | null =
      name !== null ? { what: 'people', q: name } : q !== null ? { what: 'ready', q } : null;
    setOffering((now) => (now?.what === next?.what && now?.q === next?.q ? now : next));
  };
  useImperativeHandle(props.hand, () => ({
    focus: () => field.current?.focus(),
    offerReady() {
      const element = field.current;
      if (!element) return;
      const at = element.selectionStart;
      const slash = at > 0 && !/\s/.test(text[at - 1] ?? '') ? ' /' : '/';
      props.onType(text.slice(0, at) + slash + text.slice(at));
      goOn(at + slash.length, true);
    },
  }));
  const goOn = (caret: number, looking = false) =>
    requestAnimationFrame(() => {
      const element = field.current;
      element?.focus();
      element?.setSelectionRange(caret, caret);
      if (element && looking) look(element);
    });
  const choose = async (id: string) => {
    const element = field.current;
    if (!element) return;
    const caret = element.selectionStart;
    setOffering(null);
    if (offering?.what === 'ready') {
      const chosen = await ready?.choose(id);
      const before = readyChosen(text, caret, '').text;
      if (!chosen) return props.onType(before);
      const next = readyChosen(text, caret, chosen.text);
      props.onReady({ text: next.text, before, audience: chosen.audience });
      return goOn(next.caret);
    }
    const person = items.find((item) => item.id === id);
    if (!person) return;
    const next = nameChosen(text, caret, person.label);
    props.onChoose({ id, name: person.label });
    props.onType(next.text);
    goOn(next.caret);
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      props.onSend();
    }
    // The list moves its mark after this.
    if (offering && event.key.startsWith('Arrow')) requestAnimationFrame(mark);
  };
  const mark = () => setMarked(Math.max(0, combobox.getSelectedOptionIndex()));
  const shown = offering?.what === 'ready' ? items[marked] : undefined;
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => void choose(id)}
      position="bottom-start"
      {...(offering?.what === 'ready' ? { width: 'min(620px, calc(100vw - 24px))' } : {})}
    >
      <Combobox.Target autoComplete="off">
        <Textarea
          ref={field}
          aria-label={props.label}
          aria-describedby={props.describedBy}
          placeholder={props.placeholder}
          value={text}
          readOnly={props.readOnly}
          onChange={(event) => {
            props.onType(event.currentTarget.value);
            look(event.currentTarget);
          }}
          onSelect={(event) => look(event.currentTarget)}
          onBlur={() => setOffering(null)}
          onKeyDown={press}
          onPaste={(event) => {
            const { files } = event.clipboardData;
            if (!props.onFiles || files.length === 0) return;
            event.preventDefault();
            props.onFiles(files);
          }}
          error={props.error}
          classNames={{ input: classes.words ?? '' }}
          autosize
          minRows={1}
          maxRows={12}
          maxLength={20_000}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <div className={shown ? classes.ready : undefined}>
          <LookupOptionsList
            answer={{ ...answer, items }}
            typed={offering?.q ?? ''}
            onShown={() => {
              combobox.selectFirstOption();
              setMarked(0);
            }}
          />
          {shown && ready ? <div className={classes.readyPreview}>{ready.preview(shown.id)}</div> : null}
        </div>
      </Combobox.Dropdown>
    </Combobox>
  );
}
