// The form of one department or group; its index stands in the numbers of letters.
import { createGroup, listGroups, updateGroup } from '#contract/identity.ts';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { changedFields } from '../../../core/form/changed-fields.ts';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { Row } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { type Group, treeOptions } from '../rights/use-rights-catalog.ts';
import { useAdminWords } from '../words.ts';
import type { EditedGroup } from './GroupsPage.tsx';
import { selfAndBelow } from './group-tree.ts';

type Values = Pick<Group, 'name' | 'kind' | 'index' | 'parentId' | 'archived'>;

const initialOf = (edited: EditedGroup): Values =>
  'group' in edited
    ? {
        name: edited.group.name,
        kind: edited.group.kind,
        index: edited.group.index,
        parentId: edited.group.parentId,
        archived: edited.group.archived,
      }
    : { name: '', kind: 'department', index: '', parentId: edited.parentId, archived: false };

export interface GroupFormProps {
  edited: EditedGroup;
  groups: readonly Group[];
  done: () => void;
}

export function GroupForm({ edited, groups, done }: GroupFormProps) {
  const t = useText('admin');
  const words = useAdminWords();
  const group = 'group' in edited ? edited.group : null;
  const initial = initialOf(edited);
  const below = group ? selfAndBelow(groups, group.id) : new Set<string>();
  const parents = groups.filter((one) => !below.has(one.id) && (!one.archived || one.id === group?.parentId));
  const form = useForm<Values, typeof createGroup>({
    // The two actions give the same card; what differs is the input.
    action: (group ? updateGroup : createGroup) as typeof createGroup,
    initial,
    ...(group ? { version: group.version } : {}),
    toInput: ({ archived, ...values }) =>
      (group ? { id: group.id, ...changedFields({ ...values, archived }, initial) } : values) as never,
    show: (field, value) => (field === 'kind' ? words.groupKind(String(value)) : nameOf(groups, value)),
    changes: [listGroups],
    onDone: (saved) => {
      toast({ tone: 'done', text: t('groups.saved', { name: saved.name }) });
      done();
    },
  });
  return (
    <Form form={form} label={t(group ? 'groups.changing' : 'groups.new')}>
      <TextField name="name" label={t('groups.name')} maxLength={200} autoFocus />
      <Row>
        <SelectField name="kind" label={t('groups.kind')} options={words.groupKinds} />
        <TextField name="index" label={t('groups.index')} hint={t('groups.indexHint')} maxLength={20} optional />
      </Row>
      <SelectField name="parentId" label={t('groups.parent')} options={treeOptions(parents)} width="full" optional />
      {group ? <CheckField name="archived" label={t('groups.archive')} hint={t('groups.archiveHint')} /> : null}
      <FormBar save={t(group ? 'groups.save' : 'groups.create')} cancel={done} />
    </Form>
  );
}

/** A parent in the conflict dialog reads by its name. */
const nameOf = (groups: readonly Group[], value: unknown): string | undefined =>
  groups.find((group) => group.id === value)?.name;
