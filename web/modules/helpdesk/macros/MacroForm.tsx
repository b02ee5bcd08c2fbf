// The form of a macro or template: what it says, what it changes, how it ends.
import { useNavigate } from '@tanstack/react-router';
import {
  createMacro,
  listMacros,
  listReadyChecklists,
  macroAudiences,
  macroKinds,
  offerMacros,
  readMacro,
  updateMacro,
} from '#contract/helpdesk.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { NumberField } from '../../../core/form/NumberField.tsx';
import { PersonField } from '../../../core/form/PersonField.tsx';
import { Row, Section } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { useCategories } from '../category-options.ts';
import { useTicketWords } from '../words.ts';
import { acts, inputOf, type Macro, type MacroValues, valuesOf } from './macro-values.ts';
import { TextWithVariables } from './TextWithVariables.tsx';

export function MacroForm({ macro }: { macro: Macro | null }) {
  const t = useText('macros');
  const navigate = useNavigate();
  const categories = useCategories();
  const form = useForm<MacroValues, typeof createMacro>({
    action: (macro ? updateMacro : createMacro) as never,
    initial: valuesOf(macro),
    toInput: (values) =>
      (macro ? { id: macro.id, version: macro.version, ...inputOf(values) } : inputOf(values)) as never,
    aliases: { groupIds: 'group', steps: 'reply' },
    changes: [listMacros, readMacro, offerMacros],
    onDone: (saved) => {
      toast({ tone: 'done', text: t('saved', { name: saved.name }) });
      void navigate({ to: '/ticket-macros' });
    },
  });
  const values = useFormState(form, (state) => state.values);
  const options = (key: 'kind' | 'audience', list: readonly string[]) =>
    list.map((value) => ({ value, label: t(`${key}.${value}`) }));
  return (
    <Form form={form} label={macro?.name ?? t('new')} readOnly={macro?.mayChange === false}>
      <SelectField name="kind" label={t('kindLabel')} hint={t('kindHint')} options={options('kind', macroKinds)} />
      <TextField name="name" label={t('name')} maxLength={120} autoFocus={macro === null} />
      <Row>
        <TextField name="folder" label={t('folder')} hint={t('folderHint')} maxLength={80} optional />
        <SelectField
          name="categoryId"
          label={t('category')}
          hint={t('categoryHint')}
          options={categories.options}
          optional
        />
      </Row>
      <SelectField name="audience" label={t('audienceLabel')} options={options('audience', macroAudiences)} />
      {values.audience === 'groups' ? (
        <Row>
          <PersonField name="group" label={t('groups', { n: 1 })} kind="group" />
          <PersonField name="group2" label={t('groups', { n: 2 })} kind="group" optional />
          <PersonField name="group3" label={t('groups', { n: 3 })} kind="group" optional />
        </Row>
      ) : null}
      <Section title={t('texts')} hint={t('variablesHint')}>
        <TextWithVariables name="reply" label={t('reply')} maxLength={20_000} optional />
        {values.kind === 'macro' || !values.reply.trim() ? (
          <TextWithVariables name="note" label={t('note')} maxLength={20_000} optional />
        ) : null}
      </Section>
      {values.kind === 'macro' ? <Steps values={values} /> : null}
      <FormBar save={t('save')} cancel={() => void navigate({ to: '/ticket-macros' })} />
    </Form>
  );
}

function Steps({ values }: { values: MacroValues }) {
  const t = useText('macros');
  const words = useTicketWords();
  const categories = useCategories();
  const ready = useOperation(listReadyChecklists, {});
  const lists = (ready.data?.items ?? []).filter((one) => one.enabled);
  const solving = values.act === 'resolve' || values.act === 'resolveClose';
  return (
    <>
      <Section title={t('changes')}>
        <Row>
          <SelectField name="priority" label={t('priority')} options={words.priorities} optional />
          <SelectField name="newCategoryId" label={t('newCategory')} options={categories.options} optional />
        </Row>
        <Row>
          <PersonField name="queue" label={t('queue')} kind="group" optional />
          <SelectField
            name="executor"
            label={t('executor')}
            optional
            options={[
              { value: 'me', label: t('executorMe') },
              { value: 'nobody', label: t('executorNobody') },
              { value: 'person', label: t('executorPerson') },
            ]}
          />
          {values.executor === 'person' ? <PersonField name="person" label={t('person')} kind="user" /> : null}
        </Row>
        <SelectField
          name="checklistId"
          label={t('checklist')}
          options={lists.map(({ id, name }) => ({ value: id, label: name }))}
          optional
        />
        <TextArea name="items" label={t('items')} hint={t('itemsHint')} rows={3} maxLength={5000} optional />
        <NumberField name="minutes" label={t('minutes')} optional />
      </Section>
      <Section title={t('ending')}>
        <SelectField
          name="act"
          label={t('act')}
          options={acts.map((value) => ({ value, label: t(`acts.${value}`) }))}
        />
        {values.act === 'wait' ? (
          <Row>
            <SelectField name="waitReason" label={t('waitReason')} options={words.waitings} />
            <NumberField name="waitDays" label={t('waitDays')} optional />
          </Row>
        ) : null}
        {solving ? (
          <>
            <SelectField name="resultKind" label={t('resultKind')} options={words.results} />
            <TextWithVariables name="result" label={t('result')} hint={t('resultHint')} maxLength={5000} />
          </>
        ) : null}
      </Section>
    </>
  );
}
