// A date of a form: typed as people write it or picked from a calendar; the form's value is `YYYY-MM-DD` or null.
// The meaning is shown while typing.
import { fullDay } from '../dates/format.ts';
import { useLocale, useText } from '../text/texts.ts';
import { DayInput } from './DayInput.tsx';
import { type FieldProps, frameOf } from './FieldLabel.tsx';
import { useField, useTyping } from './form-context.ts';

export function DateField(props: FieldProps) {
  const field = useField<string | null>(props.name, props.label);
  const locale = useLocale();
  const t = useText('form');
  const [typed, setTyped] = useTyping<string>();
  const meaning = typed !== null && field.value ? fullDay(field.value, locale) : props.hint;
  return (
    <DayInput
      {...frameOf({ width: 'medium', ...props, ...(meaning ? { hint: meaning } : {}) }, field.error)}
      id={field.id}
      name={props.name}
      value={field.value}
      typing={[typed, setTyped]}
      onChange={(day, invalid) => {
        field.set(day);
        field.setInvalid(invalid ? t('check.date') : null);
      }}
      readOnly={field.readOnly}
      disabled={props.disabled}
      autoFocus={props.autoFocus}
      calendarLabel={props.label}
    />
  );
}
