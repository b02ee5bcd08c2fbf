// The label of a field: the word itself and «необязательно» where it may stay empty.
import { useText } from '../text/texts.ts';
import classes from './Form.module.css';

export type FieldWidth = 'short' | 'medium' | 'long' | 'full';

/** What every field takes besides its own. `width` is as long as the answer: 10, 20, 40 letters or the whole column. */
export interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  optional?: boolean;
  width?: FieldWidth;
  autoFocus?: boolean;
  disabled?: boolean;
}

export const widths: Record<FieldWidth, string> = { short: '160px', medium: '280px', long: '460px', full: '100%' };

export function FieldLabel({ label, optional = false }: { label: string; optional?: boolean }) {
  const t = useText('form');
  return (
    <>
      {label}
      {optional ? <span className={classes.optional}> {t('optional')}</span> : null}
    </>
  );
}

/** The part of Mantine's input props that all our fields share. */
export function frameOf({ label, hint, optional = false, width = 'full' }: FieldProps, error: string | undefined) {
  return {
    label: <FieldLabel label={label} optional={optional} />,
    description: hint,
    error,
    style: { maxWidth: widths[width] },
  };
}
