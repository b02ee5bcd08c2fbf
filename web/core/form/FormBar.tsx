// The bar under a form: the one primary act, «сохранить и следующее», cancel, and the state of the draft. Stays in sight.
// <FormBar save="Зарегистрировать" next="Зарегистрировать и следующее" cancel={() => …} note={draft.note} />
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../text/texts.ts';
import classes from './Form.module.css';
import { useFormPlace } from './form-context.ts';
import { useFormState } from './use-form.ts';

export interface FormBarProps {
  /** The verb on the primary button. */
  save: string;
  /** The verb that saves and opens the next; beside a scan it stands without its first word: «и следующее». */
  next?: string;
  cancel?: () => void;
  cancelLabel?: string;
  /** «Черновик сохранён в 14:32» and the like. */
  note?: ReactNode;
}

export function FormBar({ save, next, cancel, cancelLabel, note }: FormBarProps) {
  const { form, readOnly } = useFormPlace();
  const t = useText();
  const pending = useFormState(form, (state) => state.pending);
  if (readOnly) return null;
  return (
    <div className={classes.bar}>
      <div className={classes.barLine} data-next={next !== undefined}>
        <Button type="submit" loading={pending} title="Ctrl+Enter">
          {save}
        </Button>
        {next ? (
          <Button
            variant="light"
            disabled={pending}
            onClick={() => void form.submit(true)}
            title="Ctrl+Shift+Enter"
            aria-label={next}
          >
            <span className={classes.whole}>{next}</span>
            <span className={classes.short} aria-hidden="true">
              {next.replace(/^\S+\s+/, '')}
            </span>
          </Button>
        ) : null}
        {cancel ? (
          <Button variant="subtle" color="gray" onClick={cancel} className={classes.cancel}>
            {cancelLabel ?? t('action.cancel')}
          </Button>
        ) : null}
        {note ? (
          <span className={classes.note} role="status">
            {note}
          </span>
        ) : null}
      </div>
    </div>
  );
}
