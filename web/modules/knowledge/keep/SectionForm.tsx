// The form of one section.
import { createSection, listSections, updateSection } from '#contract/knowledge.ts';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import type { SectionOfBase } from './SectionsPage.tsx';

interface SectionFormProps {
  section: SectionOfBase | null;
  parentId: string | null;
  all: SectionOfBase[];
  done: () => void;
}

export function SectionForm({ section, parentId, all, done }: SectionFormProps) {
  const t = useText('knowledge');
  const initial = { name: section?.name ?? '', hint: section?.hint ?? '', parentId };
  const changes = [listSections];
  const create = useForm({
    action: createSection,
    initial,
    toInput: (values) => ({ ...values, parentId: values.parentId || null }),
    changes,
    onDone: done,
  });
  const update = useForm({
    action: updateSection,
    initial,
    toInput: (values) => ({ ...values, parentId: values.parentId || null, id: section?.id ?? '' }),
    changes,
    onDone: done,
  });
  // Nothing goes inside itself.
  const inside = (one: SectionOfBase) =>
    section !== null && (one.id === section.id || one.path.startsWith(`${section.path} / `));
  return (
    <Form form={section ? update : create} label={t(section ? 'sections.changing' : 'sections.new')}>
      <TextField name="name" label={t('sections.name')} maxLength={120} autoFocus />
      <SelectField
        name="parentId"
        label={t('sections.parent')}
        width="full"
        optional
        options={all.filter((one) => !inside(one)).map((one) => ({ value: one.id, label: one.path }))}
      />
      <TextField name="hint" label={t('sections.hint')} maxLength={300} optional />
      <FormBar save={t('edit.save')} cancel={done} />
    </Form>
  );
}
