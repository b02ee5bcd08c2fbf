// The form around its fields: <Form form={form} label="Новое письмо">fields, <FormBar/></Form>. Shows the summary of
// errors at the top with links to the fields, the conflict dialog, and takes Ctrl+Enter and Ctrl+Shift+Enter.
import { lazy, type ReactNode, Suspense, useEffect, useId, useMemo, useRef } from 'react';
import { useHotkeys } from '../keys/use-hotkeys.ts';
import { useText } from '../text/texts.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import classes from './Form.module.css';
import { FormContext, type FormPlace } from './form-context.ts';
import { type Form as FormOf, useFormState } from './use-form.ts';

const ConflictDialog = lazy(() => import('./ConflictDialog.tsx'));

export interface FormProps<V extends object> {
  form: FormOf<V>;
  /** What the form is, for screen readers. */
  label: string;
  children: ReactNode;
  readOnly?: boolean;
  /** Ctrl+Shift+Enter saves and opens the next; off where there is no next. */
  hasNext?: boolean;
}

export function Form<V extends object>({ form, label, children, readOnly = false, hasNext = false }: FormProps<V>) {
  const formId = useId();
  const t = useText('form');
  const conflict = useFormState(form, (state) => state.conflict);
  const place = useMemo<FormPlace>(
    () => ({ form: form as unknown as FormPlace['form'], formId, readOnly }),
    [form, formId, readOnly],
  );
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => beginAtField(box.current), []);
  useHotkeys([
    { keys: 'ctrl+Enter', label: t('keys.save'), inFields: true, run: () => void form.submit(false) },
    ...(hasNext
      ? [{ keys: 'ctrl+shift+Enter', label: t('keys.saveNext'), inFields: true, run: () => void form.submit(true) }]
      : []),
  ]);
  return (
    <FormContext.Provider value={place}>
      <form
        ref={box}
        className={classes.form}
        aria-label={label}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit(false);
        }}
      >
        <ErrorSummary />
        {children}
      </form>
      {conflict ? (
        <Suspense>
          <ConflictDialog conflict={conflict} />
        </Suspense>
      ) : null}
    </FormContext.Provider>
  );
}

/** A dialog begins at its first field, not at the cross that closes it, unless a field asks for the focus itself. */
function beginAtField(form: HTMLFormElement | null): void {
  const dialog = form?.closest('[role="dialog"]');
  if (!form || !dialog || dialog.querySelector('[data-autofocus]')) return;
  const first = form.querySelector<HTMLElement>(
    'input:not([type="hidden"], :disabled), textarea:not(:disabled), select:not(:disabled)',
  );
  if (!first) return;
  // The dialog's own trap looks for the mark when it opens; a form that came after that takes the focus by itself.
  first.setAttribute('data-autofocus', 'true');
  if (dialog.contains(document.activeElement)) first.focus();
}
