// One field of a record, shown until it is pressed and then edited on the spot; without the right it is only shown.
//   <InPlace field="dueOn" label={label} input={<DateField name="dueOn" label={label} />}>
//     <DueDate day={letter.dueOn} />
//   </InPlace>
import { IconCheck, IconPencil } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useMe } from '../../api/session.ts';
import { readPreference } from '../../preferences.ts';
import { useText } from '../../text/texts.ts';
import classes from './InPlace.module.css';
import { useInPlace } from './in-place-context.ts';

const InPlaceForm = lazy(() => import('./InPlaceForm.tsx'));

export interface InPlaceProps {
  /** Name of the value, and of the input below. */
  field: string;
  label: string;
  /** A field of web/core/form with the same name. */
  input: ReactNode;
  /** The value is whole as soon as it is chosen: a person from a list, a mark. Else Enter or leaving the field saves it. */
  settles?: (value: unknown) => boolean;
  /** What stands in an empty field: «Добавить примечание». */
  empty?: string;
  /** Put around what is shown: a heading. */
  wrap?: (shown: ReactNode) => ReactNode;
  children?: ReactNode;
}

export function InPlace(props: InPlaceProps) {
  const { field, label, empty, wrap = plain, children } = props;
  const t = useText('record');
  const options = useInPlace();
  const me = useMe().user.id;
  const kept = options ? `draft.${me}.${options.action.name}.${options.record.id}.${field}` : '';
  // What was typed here before the page was left is brought back at once.
  const [open, setOpen] = useState(() => options !== null && readPreference(kept) !== null);
  const [saved, setSaved] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    if (!saved) return;
    const timer = setTimeout(() => setSaved(false), 2500);
    return () => clearTimeout(timer);
  }, [saved]);
  useEffect(() => {
    // The focus comes back to where it was, unless the person has gone on to another field.
    if (wasOpen.current && !open && document.activeElement === document.body) opener.current?.focus();
    wasOpen.current = open;
  }, [open]);
  const shown = isEmpty(children) ? <span className={classes.empty}>{empty ?? '—'}</span> : children;
  if (!options) return isEmpty(children) ? null : wrap(children);
  if (open) {
    return (
      <>
        {wrap(<span className="visually-hidden">{children}</span>)}
        <Suspense fallback={<span className={classes.value}>{shown}</span>}>
          <InPlaceForm
            {...props}
            options={options}
            kept={kept}
            onClose={(done) => {
              setOpen(false);
              setSaved(done);
            }}
          />
        </Suspense>
      </>
    );
  }
  return wrap(
    <span className={classes.place}>
      <button
        ref={opener}
        type="button"
        className={classes.value}
        title={t('inPlace.edit', { label: label.toLowerCase() })}
        onClick={() => setOpen(true)}
      >
        {shown}
        <span className="visually-hidden"> {t('inPlace.edit', { label: label.toLowerCase() })}</span>
        <IconPencil className={classes.pencil} size={14} stroke={1.6} aria-hidden="true" />
      </button>
      <span role="status" className={classes.saved}>
        {saved ? (
          <>
            <IconCheck size={14} stroke={2} aria-hidden="true" /> {t('inPlace.saved')}
          </>
        ) : null}
      </span>
    </span>,
  );
}

const plain = (shown: ReactNode): ReactNode => shown;
const isEmpty = (value: ReactNode): boolean => value === null || value === undefined || value === '' || value === false;
