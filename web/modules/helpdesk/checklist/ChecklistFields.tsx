// Of a category's form: which checklist its new tickets get, and what open items mean for solving.
import { checklistRules, listReadyChecklists } from '#contract/helpdesk.ts';
import { useCan } from '../../../core/api/session.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { Row } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { useText } from '../../../core/text/texts.ts';

export function ChecklistFields({ kept }: { kept: { id: string; name: string } | null }) {
  const t = useText('macros');
  const may = useCan(listReadyChecklists);
  const ready = useOperation(listReadyChecklists, {}, { enabled: may });
  const lists = (ready.data?.items ?? (kept ? [{ ...kept, enabled: true }] : [])).filter(
    (one) => one.enabled || one.id === kept?.id,
  );
  return (
    <Row>
      <SelectField
        name="checklistId"
        label={t('rule.checklist')}
        hint={t('rule.checklistHint')}
        options={lists.map(({ id, name }) => ({ value: id, label: name }))}
        optional
      />
      <SelectField
        name="checklistRule"
        label={t('rule.label')}
        options={checklistRules.map((value) => ({ value, label: t(`rule.${value}`) }))}
      />
    </Row>
  );
}
