// The form of one category: its name and place, its queue, and the rules for its tickets.

import { listPolicies } from '#contract/deadlines.ts';
import {
  type AssignmentRule,
  assignmentRules,
  createCategory,
  listCategories,
  manageCategories,
  messengerFields,
  type Priority,
  updateCategory,
} from '#contract/helpdesk.ts';
import { useCan } from '../../../core/api/session.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import type { LookupValue } from '../../../core/form/Lookup.tsx';
import { NumberField } from '../../../core/form/NumberField.tsx';
import { PersonField } from '../../../core/form/PersonField.tsx';
import { Row, Section } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { ChecklistFields } from '../checklist/ChecklistFields.tsx';
import { useTicketWords } from '../words.ts';
import type { Category } from './CategoriesPage.tsx';

type MessengerField = (typeof messengerFields)[number];
type Flags = Record<`messenger.${MessengerField}`, boolean>;
interface Values extends Flags {
  name: string;
  parentId: string | null;
  hint: string;
  group: LookupValue | null;
  policyId: string | null;
  priority: Priority;
  patientData: boolean;
  minutesRequired: boolean;
  normMinutes: number | null;
  checklistId: string | null;
  checklistRule: 'free' | 'ask' | 'refuse';
  closeAfterDays: number | null;
  reopenDays: number | null;
  assignment: AssignmentRule | null;
  assignee: LookupValue | null;
}
const flag = (field: MessengerField) => `messenger.${field}` as const;

function valuesOf(category: Category | null, parentId: string | null): Values {
  const flags = Object.fromEntries(
    messengerFields.map((field) => [flag(field), category?.messengerFields.includes(field) ?? false]),
  ) as Flags;
  return {
    ...flags,
    name: category?.name ?? '',
    parentId,
    hint: category?.hint ?? '',
    group: category?.group ? { id: category.group.id, label: category.group.name } : null,
    policyId: category?.policy?.id ?? null,
    priority: category?.priority ?? 'normal',
    patientData: category?.patientData ?? false,
    minutesRequired: category?.minutesRequired ?? false,
    normMinutes: category?.normMinutes ?? null,
    checklistId: category?.checklist?.id ?? null,
    checklistRule: category?.checklistRule ?? 'ask',
    closeAfterDays: category ? category.closeAfterDays : 3,
    reopenDays: category?.reopenDays ?? 14,
    assignment: category?.assignment ?? null,
    assignee: category?.assignee ? { id: category.assignee.id, label: category.assignee.name } : null,
  };
}

const toInput = (values: Values) => ({
  name: values.name,
  parentId: values.parentId,
  hint: values.hint,
  groupId: values.group?.id ?? null,
  policyId: values.policyId || null,
  priority: values.priority,
  patientData: values.patientData,
  messengerFields: messengerFields.filter((field) => values[flag(field)]),
  minutesRequired: values.minutesRequired,
  normMinutes: values.normMinutes,
  checklistId: values.checklistId || null,
  checklistRule: values.checklistRule,
  closeAfterDays: values.closeAfterDays,
  reopenDays: values.reopenDays ?? 0,
  assignment: values.assignment || null,
  assigneeId: values.assignment === 'person' ? (values.assignee?.id ?? null) : null,
});

interface CategoryFormProps {
  category: Category | null;
  parentId: string | null;
  all: Category[];
  done: () => void;
}

export function CategoryForm({ category, parentId, all, done }: CategoryFormProps) {
  const t = useText('helpdesk');
  const words = useTicketWords();
  const form = useForm<Values, typeof createCategory>({
    action: (category ? updateCategory : createCategory) as never,
    initial: valuesOf(category, parentId),
    toInput: (values) =>
      (category ? { id: category.id, version: category.version, ...toInput(values) } : toInput(values)) as never,
    aliases: { groupId: 'group', assigneeId: 'assignee', messengerFields: 'patientData' },
    changes: [manageCategories, listCategories],
    onDone: (saved) => {
      toast({ tone: 'done', text: t('categories.saved', { name: saved.name }) });
      done();
    },
  });
  const mayChoose = useCan(listPolicies);
  const policies = useOperation(listPolicies, {}, { enabled: mayChoose });
  const offered = (policies.data?.items ?? [])
    .filter((one) => one.kind === 'ticket' && (one.enabled || one.id === category?.policy?.id))
    .map(({ id, name }) => ({ value: id, label: name }));
  const patient = useFormState(form, (state) => state.values.patientData);
  const named = useFormState(form, (state) => state.values.assignment === 'person');
  const above = all.filter((one) => one.id !== category?.id).map(({ id, path }) => ({ value: id, label: path }));
  return (
    <Form form={form} label={t(category ? 'categories.changing' : 'categories.new')}>
      <TextField name="name" label={t('categories.name')} maxLength={120} autoFocus />
      <SelectField name="parentId" label={t('categories.parent')} options={above} optional />
      <TextField name="hint" label={t('categories.hint')} hint={t('categories.hintHint')} maxLength={500} optional />
      <PersonField name="group" label={t('field.group')} hint={t('categories.groupHint')} kind="group" optional />
      <SelectField
        name="assignment"
        label={t('categories.assignment')}
        hint={t('categories.assignmentHint')}
        options={assignmentRules.map((value) => ({ value, label: t(`categories.rule.${value}`) }))}
        optional
      />
      {named ? <PersonField name="assignee" label={t('categories.assignee')} kind="user" /> : null}
      <SelectField name="priority" label={t('field.priority')} options={words.priorities} />
      {mayChoose ? (
        <SelectField
          name="policyId"
          label={t('categories.policy')}
          hint={t('categories.policyHint')}
          options={offered}
          optional
        />
      ) : null}
      <Section title={t('categories.rules')}>
        <CheckField name="minutesRequired" label={t('categories.minutesRequired')} />
        <ChecklistFields kept={category?.checklist ?? null} />
        <Row>
          <NumberField
            name="normMinutes"
            label={t('categories.normMinutes')}
            hint={t('categories.normHint')}
            optional
          />
          <NumberField
            name="closeAfterDays"
            label={t('categories.closeAfter')}
            hint={t('categories.closeHint')}
            optional
          />
          <NumberField name="reopenDays" label={t('categories.reopen')} hint={t('categories.reopenHint')} />
        </Row>
      </Section>
      <Section title={t('categories.messengers')}>
        <CheckField name="patientData" label={t('categories.patientData')} hint={t('categories.patientHint')} />
        {patient
          ? null
          : messengerFields.map((field) => (
              <CheckField key={field} name={flag(field)} label={t(`messenger.${field}`)} />
            ))}
      </Section>
      <FormBar save={t('categories.save')} cancel={done} />
    </Form>
  );
}
