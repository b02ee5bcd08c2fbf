// What stops the form, at its top: the words for the whole and a link to every field that is wrong. Takes the focus
// after each refused submit, so that it is read out and the links are one Tab away.
import { useEffect, useRef } from 'react';
import { useText } from '../text/texts.ts';
import classes from './Form.module.css';
import { useFormPlace } from './form-context.ts';
import { useFormState } from './use-form.ts';

export function ErrorSummary() {
  const { form } = useFormPlace();
  const t = useText('form');
  const errors = useFormState(form, (state) => state.errors);
  const general = useFormState(form, (state) => state.general);
  const refusals = useFormState(form, (state) => state.refusals);
  const box = useRef<HTMLDivElement>(null);
  const names = Object.keys(errors);
  useEffect(() => {
    if (refusals === 0) return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [refusals]);
  if (!general && names.length === 0) return null;
  return (
    <div ref={box} className={classes.summary} role="alert" tabIndex={-1}>
      <p className={classes.summaryTitle}>{general?.words ?? t('summary.title', { count: names.length })}</p>
      {general?.requestId ? <p>{t('summary.requestId', { id: general.requestId })}</p> : null}
      {names.length > 0 ? (
        <ul>
          {names.map((name) => {
            const info = form.store.fieldOf(name);
            return (
              <li key={name}>
                <a
                  href={`#${info?.elementId ?? ''}`}
                  onClick={(event) => {
                    event.preventDefault();
                    focusField(info?.elementId);
                  }}
                >
                  {info ? `${info.label}: ` : ''}
                  {lowerFirst(errors[name] ?? '')}
                </a>
              </li>
            );
          })}
        </ul>
      ) : null}
    </div>
  );
}

export function focusField(elementId: string | undefined): void {
  const element = elementId ? document.getElementById(elementId) : null;
  if (!element) return;
  const control = element.matches('input,textarea,select,button,[tabindex]')
    ? element
    : element.querySelector<HTMLElement>('input,textarea,select,button,[tabindex]');
  element.scrollIntoView({ block: 'center' });
  (control as HTMLElement | null)?.focus({ preventScroll: true });
}

/** An abbreviation («ИНН неверен») keeps its letters. */
const lowerFirst = (text: string) => (/^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));
