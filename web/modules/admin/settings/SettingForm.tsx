// The form of any setting, made of what the server tells of its fields. Only what was changed is sent.
import { listSettings, type SettingCard, updateSetting } from '#contract/setting.ts';
import { changedFields } from '../../../core/form/changed-fields.ts';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { SettingCheck } from './SettingCheck.tsx';
import { SettingControl } from './SettingControl.tsx';
import { initialOf, inputOf, shownOf, type Values } from './setting-values.ts';

export function SettingForm({ card, done }: { card: SettingCard; done?: () => void }) {
  const t = useText('settings');
  const say = useLocalText();
  const initial = initialOf(card);
  const form = useForm<Values, typeof updateSetting>({
    action: updateSetting,
    initial,
    version: card.version,
    toInput: (values) => ({ key: card.key, value: inputOf(card, changedFields(values, initial)) }),
    aliases: Object.fromEntries(card.fields.map((field) => [`value.${field.name}`, field.name])),
    show: (name, value) => shownOf(card, name, value, say),
    changes: [listSettings],
    onDone: () => {
      toast({ tone: 'done', text: t('saved', { name: say(card.title) }) });
      done?.();
    },
  });
  return (
    <Form form={form} label={say(card.title)}>
      {card.fields.map((field) => (
        <SettingControl key={field.name} field={field} given={card.secretsGiven.includes(field.name)} />
      ))}
      <FormBar save={t('save')} {...(done ? { cancel: done } : {})} />
      <SettingCheck card={card} form={form} />
    </Form>
  );
}
