// Actions of a trigger in their order; a text takes variables from a menu.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { TriggerSubjectCard } from '#contract/triggers.ts';
import { ChipsField } from '../../../core/form/ChipsField.tsx';
import { useField, useFormPlace } from '../../../core/form/form-context.ts';
import { PersonField } from '../../../core/form/PersonField.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { searchPeople } from '../../../core/form/search-people.ts';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { useLocale, useLocalText, useText } from '../../../core/text/texts.ts';
import classes from '../../../core/triggers/Triggers.module.css';
import { newKey, stepValues } from './trigger-values.ts';

const most = 10;
const people = searchPeople('any');

export function Steps({ subject }: { subject: TriggerSubjectCard }) {
  const t = useText('triggers');
  const { form } = useFormPlace();
  const field = useField<string[]>('steps', t('actions'));
  const add = () => {
    const key = newKey();
    const blank = { action: subject.actions[0]?.key ?? '', input: {} };
    form.store.setAll({ ...stepValues(key, blank, subject, {}), steps: [...field.value, key] } as never);
  };
  return (
    <>
      {field.error ? (
        <p role="alert" className={classes.bad}>
          {field.error}
        </p>
      ) : null}
      <div id={field.id} className={classes.inputs}>
        {field.value.map((key, at) => (
          <fieldset key={key} className={classes.group} aria-label={`${t('field.action')} ${at + 1}`}>
            <div className={classes.line}>
              <Step name={key} number={at + 1} subject={subject} />
              {field.value.length > 1 ? (
                <ActionIcon
                  className={classes.remove}
                  variant="subtle"
                  color="gray"
                  aria-label={t('removeAction', { number: at + 1 })}
                  onClick={() => field.set(field.value.filter((one) => one !== key))}
                >
                  <IconX size={16} />
                </ActionIcon>
              ) : null}
            </div>
          </fieldset>
        ))}
      </div>
      {field.value.length < most ? (
        <div>
          <Button size="xs" variant="default" leftSection={<IconPlus size={15} />} onClick={add}>
            {t('addAction')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function Step({ name, number, subject }: { name: string; number: number; subject: TriggerSubjectCard }) {
  const t = useText('triggers');
  const say = useLocalText();
  const { form } = useFormPlace();
  const chosen = useField<string>(`action.${name}`, t('field.action'));
  const action = subject.actions.find((one) => one.key === chosen.value);
  const pick = (key: string | null) =>
    form.store.setAll(stepValues(name, { action: key ?? '', input: {} }, subject, {}) as never);
  return (
    <div className={classes.inputs} style={{ flex: 1 }}>
      <SelectField
        name={`action.${name}`}
        label={`${number}. ${t('field.action')}`}
        width="long"
        onPick={pick}
        options={subject.actions.map(({ key, title }) => ({ value: key, label: say(title) }))}
      />
      {action?.inputs.map((input) => (
        <StepInput key={input.key} name={`input.${input.key}.${name}`} input={input} subject={subject} />
      ))}
    </div>
  );
}

type Input = TriggerSubjectCard['actions'][number]['inputs'][number];

function StepInput({ name, input, subject }: { name: string; input: Input; subject: TriggerSubjectCard }) {
  const say = useLocalText();
  const locale = useLocale();
  const frame = { name, label: say(input.title), optional: input.optional };
  if (input.kind === 'person') return <PersonField {...frame} kind="user" width="long" />;
  if (input.kind === 'group') return <PersonField {...frame} kind="group" width="long" />;
  if (input.kind === 'people') return <ChipsField {...frame} searchKey="directory-any" search={people} width="long" />;
  if (input.kind === 'choice')
    return (
      <SelectField
        {...frame}
        width="long"
        options={input.options.map(({ value, label }) => ({ value, label: label[locale] }))}
      />
    );
  return (
    <div>
      <TextArea {...frame} rows={3} />
      {input.variables ? <Variables name={name} label={frame.label} subject={subject} /> : null}
    </div>
  );
}

function Variables({ name, label, subject }: { name: string; label: string; subject: TriggerSubjectCard }) {
  const t = useText('triggers');
  const say = useLocalText();
  const field = useField<string | null>(name, label);
  const insert = (variable: string) => {
    const text = field.value ?? '';
    const element = document.getElementsByName(name)[0];
    const at = element instanceof HTMLTextAreaElement ? element.selectionStart : text.length;
    field.set(`${text.slice(0, at)}{{${variable}}}${text.slice(at)}`);
  };
  return (
    <Menu shadow="md" width={300} position="bottom-start">
      <Menu.Target>
        <Button size="compact-sm" variant="subtle" mt={4} leftSection={<IconPlus size={15} />}>
          {t('insertVariable')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {subject.variables.map((variable) => (
          <Menu.Item key={variable.name} onClick={() => insert(variable.name)}>
            {say(variable.title)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
