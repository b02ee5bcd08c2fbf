// Conditions of a trigger: groups joined by «and» or «or», each joining its own conditions by itself.
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { spanUnits, type TriggerSubjectCard } from '#contract/triggers.ts';
import { ChipsField } from '../../../core/form/ChipsField.tsx';
import { useField, useFormPlace } from '../../../core/form/form-context.ts';
import { NumberField } from '../../../core/form/NumberField.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { searchPeople } from '../../../core/form/search-people.ts';
import type { LookupSearch } from '../../../core/form/use-lookup.ts';
import { useLocale, useLocalText, useText } from '../../../core/text/texts.ts';
import classes from '../../../core/triggers/Triggers.module.css';
import { findPlaces } from './find-places.ts';
import { conditionValues, newKey } from './trigger-values.ts';

const mostGroups = 10;
const mostConditions = 20;

export function Conditions({ subject }: { subject: TriggerSubjectCard }) {
  const t = useText('triggers');
  const locale = useLocale();
  const { form } = useFormPlace();
  const field = useField<string[]>('groups', t('conditions'));
  const first = subject.fields[0];
  const addGroup = () => {
    if (!first) return;
    const [group, condition] = [newKey(), newKey()];
    const blank = { field: first.key, operator: first.operators[0] ?? 'is', value: [] as never };
    form.store.setAll({
      ...conditionValues(condition, blank, subject, {}, locale),
      [`match.${group}`]: 'all',
      [`conditions.${group}`]: [condition],
      groups: [...field.value, group],
    } as never);
  };
  return (
    <>
      {field.error ? (
        <p role="alert" className={classes.bad}>
          {field.error}
        </p>
      ) : null}
      {field.value.length > 1 ? (
        <SelectField
          name="match"
          label={t('field.match')}
          options={(['all', 'any'] as const).map((value) => ({ value, label: t(`match.${value}`) }))}
        />
      ) : null}
      <div id={field.id} className={classes.list}>
        {field.value.map((group, at) => (
          <Group
            key={group}
            name={group}
            number={at + 1}
            subject={subject}
            remove={() => field.set(field.value.filter((one) => one !== group))}
          />
        ))}
      </div>
      {field.value.length < mostGroups ? (
        <div>
          <Button size="xs" variant="default" leftSection={<IconPlus size={15} />} onClick={addGroup}>
            {t(field.value.length === 0 ? 'addCondition' : 'addGroup')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

interface GroupProps {
  name: string;
  number: number;
  subject: TriggerSubjectCard;
  remove: () => void;
}

function Group({ name, number, subject, remove }: GroupProps) {
  const t = useText('triggers');
  const locale = useLocale();
  const { form } = useFormPlace();
  const match = useField<'all' | 'any'>('match', t('field.match'));
  const field = useField<string[]>(`conditions.${name}`, t('conditions'));
  const add = () => {
    const first = subject.fields[0];
    if (!first) return;
    const key = newKey();
    const blank = { field: first.key, operator: first.operators[0] ?? 'is', value: [] as never };
    form.store.setAll({
      ...conditionValues(key, blank, subject, {}, locale),
      [`conditions.${name}`]: [...field.value, key],
    } as never);
  };
  const drop = (key: string) => {
    const left = field.value.filter((one) => one !== key);
    if (left.length === 0) remove();
    else field.set(left);
  };
  return (
    <>
      {number > 1 ? <p className={classes.joint}>{t(match.value === 'all' ? 'and' : 'or')}</p> : null}
      <fieldset className={classes.group} aria-label={t('group', { number })}>
        {field.value.length > 1 ? (
          <SelectField
            name={`match.${name}`}
            label={t('groupJoin')}
            options={(['all', 'any'] as const).map((value) => ({ value, label: t(`groupMatch.${value}`) }))}
          />
        ) : null}
        {field.value.map((key, at) => (
          <div key={key} className={classes.line}>
            <ConditionFields name={key} subject={subject} />
            <ActionIcon
              className={classes.remove}
              variant="subtle"
              color="gray"
              aria-label={t('removeCondition', { number: at + 1 })}
              onClick={() => drop(key)}
            >
              <IconX size={16} />
            </ActionIcon>
          </div>
        ))}
        {field.value.length < mostConditions ? (
          <div>
            <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={15} />} onClick={add}>
              {t('addCondition')}
            </Button>
          </div>
        ) : null}
      </fieldset>
    </>
  );
}

function ConditionFields({ name, subject }: { name: string; subject: TriggerSubjectCard }) {
  const t = useText('triggers');
  const say = useLocalText();
  const locale = useLocale();
  const { form } = useFormPlace();
  const chosen = useField<string>(`field.${name}`, t('field.field'));
  const operator = useField<string>(`operator.${name}`, t('field.operator'));
  const field = subject.fields.find((one) => one.key === chosen.value);
  const pick = (key: string | null) => {
    const next = subject.fields.find((one) => one.key === key);
    if (!next) return;
    const blank = { field: next.key, operator: next.operators[0] ?? 'is', value: [] as never };
    form.store.setAll(conditionValues(name, blank, subject, {}, locale) as never);
  };
  return (
    <div className={classes.fields}>
      <SelectField
        name={`field.${name}`}
        label={t('field.field')}
        width="full"
        onPick={pick}
        options={subject.fields.map(({ key, title }) => ({ value: key, label: say(title) }))}
      />
      <SelectField
        name={`operator.${name}`}
        label={t('field.operator')}
        width="full"
        options={(field?.operators ?? []).map((value) => ({ value, label: t(`operator.${value}`) }))}
      />
      {field && operator.value !== 'empty' && operator.value !== 'filled' ? (
        <ConditionValue name={name} field={field} />
      ) : null}
    </div>
  );
}

type Field = TriggerSubjectCard['fields'][number];

function ConditionValue({ name, field }: { name: string; field: Field }) {
  const t = useText('triggers');
  const locale = useLocale();
  if (field.kind === 'number') return <NumberField name={`number.${name}`} label={t('field.value')} width="full" />;
  if (field.kind === 'span')
    return (
      <>
        <NumberField name={`count.${name}`} label={t('field.value')} width="full" />
        <SelectField
          name={`unit.${name}`}
          label={t('field.operator')}
          width="full"
          options={spanUnits.map((value) => ({ value, label: t(`unit.${value}`) }))}
        />
      </>
    );
  if (field.kind === 'words')
    return <ChipsField name={`chips.${name}`} label={t('field.value')} hint={t('wordsHint')} max={50} />;
  const among: LookupSearch = async (q) =>
    field.options
      .filter(({ label }) => label[locale].toLowerCase().includes(q.trim().toLowerCase()))
      .map(({ value, label }) => ({ id: value, label: label[locale] }));
  const searches: Partial<Record<Field['kind'], LookupSearch>> = {
    place: findPlaces,
    group: searchPeople('group'),
    person: searchPeople('user'),
  };
  return (
    <ChipsField
      key={field.key}
      name={`chips.${name}`}
      label={t('field.value')}
      searchKey={`trigger-${field.key}`}
      search={searches[field.kind] ?? among}
      {...(field.kind === 'hours' ? { max: 1 } : {})}
    />
  );
}
