// The open field: saved by Enter, by leaving it or by a choice that is whole; Esc gives the value back. Saves on the version
// that the typing began with, so that others' changes of other fields stay and one of the same field is asked about.
import { ActionIcon, Loader } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, lazy, Suspense, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Operation, RawInput } from '#contract/core.ts';
import { FormContext, type FormPlace } from '../../form/form-context.ts';
import { useBrowserDraft } from '../../form/use-browser-draft.ts';
import { useForm, useFormState } from '../../form/use-form.ts';
import { useText } from '../../text/texts.ts';
import classes from './InPlace.module.css';
import type { InPlaceProps } from './InPlace.tsx';
import type { InPlaceOptions } from './in-place-context.ts';

const ConflictDialog = lazy(() => import('../../form/ConflictDialog.tsx'));

interface InPlaceFormProps extends InPlaceProps {
  options: InPlaceOptions;
  /** Name under which this browser keeps what is typed. */
  kept: string;
  /** `done` says that something was saved. */
  onClose: (done: boolean) => void;
}

type Values = Record<string, unknown>;

export default function InPlaceForm({ field, label, input, settles, options, kept, onClose }: InPlaceFormProps) {
  const t = useText('record');
  const formId = useId();
  const frame = useRef<HTMLFormElement>(null);
  const [began] = useState(() => ({
    version: options.record.version,
    values: options.valuesOf(options.record) as Values,
  }));
  const draft = useRef<{ forget: () => void }>({ forget: () => undefined });
  const form = useForm<Values, Operation>({
    action: options.action,
    initial: { [field]: began.values[field] },
    version: began.version,
    toInput: (values) => options.toInput({ ...began.values, ...values }, began.values) as RawInput<Operation>,
    ...(options.aliases ? { aliases: options.aliases } : {}),
    ...(options.show ? { show: options.show } : {}),
    changes: options.changes,
    onDone: () => {
      draft.current.forget();
      onClose(true);
    },
  });
  draft.current = useBrowserDraft(form, kept);
  const pending = useFormState(form, (state) => state.pending);
  const conflict = useFormState(form, (state) => state.conflict);
  const general = useFormState(form, (state) => state.general);
  const place = useMemo<FormPlace>(
    () => ({ form: form as unknown as FormPlace['form'], formId, readOnly: false }),
    [form, formId],
  );
  const giveBack = () => {
    draft.current.forget();
    onClose(false);
  };
  const save = () => {
    const { values, conflict: asked, pending: underway } = form.store.state;
    if (asked || underway) return;
    const invalid = Object.keys(form.store.invalidTyping()).length > 0;
    if (!invalid && same(values[field], began.values[field])) giveBack();
    else void form.submit();
  };
  const latest = useRef(save);
  latest.current = save;

  useEffect(() => {
    const first = frame.current?.querySelector<HTMLInputElement>('input:not([type=hidden]), textarea, select');
    first?.focus();
    if (first instanceof HTMLTextAreaElement) first.setSelectionRange(first.value.length, first.value.length);
    else first?.select?.();
  }, []);
  useEffect(() => {
    if (!settles) return;
    let seen = form.store.state.values[field];
    return form.store.subscribe(() => {
      const value = form.store.state.values[field];
      if (value === seen) return;
      seen = value;
      if (settles(value)) queueMicrotask(() => latest.current());
    });
  }, [form.store, field, settles]);

  const press = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.key === 'Escape' && (target as HTMLElement).getAttribute('aria-expanded') !== 'true') {
      event.preventDefault();
      event.stopPropagation();
      giveBack();
    } else if (event.key === 'Enter' && !event.defaultPrevented && !(target instanceof HTMLButtonElement)) {
      if (target instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      save();
    }
  };
  /** The focus may go to what the field itself opens: a calendar, a list, the dialog of a conflict. */
  const leave = () => {
    setTimeout(() => {
      const at = document.activeElement;
      const away =
        document.hasFocus() &&
        frame.current !== null &&
        !frame.current.contains(at) &&
        !at?.closest('[data-portal], [role="dialog"], [role="listbox"]');
      if (away) latest.current();
    });
  };
  return (
    <FormContext.Provider value={place}>
      <form
        ref={frame}
        className={classes.form}
        aria-label={t('inPlace.edit', { label: label.toLowerCase() })}
        noValidate
        onKeyDown={press}
        onBlur={leave}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div className={classes.input}>{input}</div>
        <span className={classes.buttons}>
          {pending ? (
            <span role="status" aria-label={t('inPlace.saving')}>
              <Loader size={14} />
            </span>
          ) : (
            <ActionIcon type="submit" aria-label={t('inPlace.save')} title={`${t('inPlace.save')} (Enter)`}>
              <IconCheck size={16} stroke={1.8} />
            </ActionIcon>
          )}
          <ActionIcon
            onMouseDown={(event) => event.preventDefault()}
            onClick={giveBack}
            disabled={pending}
            aria-label={t('inPlace.giveBack')}
            title={`${t('inPlace.giveBack')} (Esc)`}
          >
            <IconX size={16} stroke={1.8} />
          </ActionIcon>
        </span>
        {general ? (
          <p role="alert" className={classes.problem}>
            {general.words}
          </p>
        ) : null}
      </form>
      {conflict ? (
        <Suspense>
          <ConflictDialog conflict={conflict} />
        </Suspense>
      ) : null}
    </FormContext.Provider>
  );
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
