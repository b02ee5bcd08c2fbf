// When a schedule runs, in plain words.
import { CheckField } from '../../../core/form/CheckField.tsx';
import { useField } from '../../../core/form/form-context.ts';
import { NumberField } from '../../../core/form/NumberField.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from '../../../core/triggers/Triggers.module.css';

const kinds = ['working_day', 'day', 'week', 'month_first_working', 'month_last_working', 'month', 'minutes'] as const;
const weekdays = [1, 2, 3, 4, 5, 6, 7];

export function TimetableFields() {
  const t = useText('triggers');
  const { value: every } = useField<string>('every', t('field.every'));
  return (
    <>
      <SelectField
        name="every"
        label={t('field.every')}
        width="long"
        options={kinds.map((value) => ({ value, label: t(`every.${value}`) }))}
      />
      {every === 'week' ? (
        <fieldset className={classes.group}>
          <legend>{t('field.weekdays')}</legend>
          <div className={classes.acts}>
            {weekdays.map((day) => (
              <CheckField key={day} name={`weekday.${day}`} label={t(`weekday.${day}`)} />
            ))}
          </div>
        </fieldset>
      ) : null}
      {every === 'month' ? (
        <NumberField name="day" label={t('field.day')} hint={t('field.dayHint')} width="medium" />
      ) : null}
      {every === 'minutes' ? (
        <NumberField name="minutes" label={t('field.minutes')} />
      ) : (
        <TextField name="at" label={t('field.at')} hint={t('field.atHint')} width="medium" />
      )}
    </>
  );
}
