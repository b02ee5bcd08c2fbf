// One field of a setting, drawn by its kind.
import type { SettingCard } from '#contract/setting.ts';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { ChipsField } from '../../../core/form/ChipsField.tsx';
import { NumberField } from '../../../core/form/NumberField.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import { ChoicesField } from './ChoicesField.tsx';

export function SettingControl({ field, given }: { field: SettingCard['fields'][number]; given: boolean }) {
  const t = useText('settings');
  const say = useLocalText();
  const shared = { name: field.name, label: say(field.title), ...(field.hint ? { hint: say(field.hint) } : {}) };
  switch (field.kind) {
    case 'flag':
      return <CheckField {...shared} />;
    case 'number':
      return <NumberField {...shared} />;
    case 'choice':
      return (
        <SelectField {...shared} options={field.choices.map((one) => ({ value: one.value, label: say(one.title) }))} />
      );
    case 'choices':
      return <ChoicesField {...shared} choices={field.choices} />;
    case 'texts':
      return <ChipsField {...shared} freeText width="full" />;
    case 'long-text':
      return <TextArea {...shared} />;
    case 'secret':
      return (
        <TextField
          {...shared}
          type="password"
          width="long"
          placeholder={given ? t('secretGiven') : undefined}
          autoComplete="new-password"
        />
      );
    default:
      return <TextField {...shared} width="long" />;
  }
}
