// A person into the group, at a choice from the directory.
import { Button } from '@mantine/core';
import type { Operation, RawInput } from '#contract/core.ts';
import { addMember } from '#contract/groups.ts';
import { Form } from '../../../core/form/Form.tsx';
import type { LookupValue } from '../../../core/form/Lookup.tsx';
import { PersonField } from '../../../core/form/PersonField.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import classes from '../People.module.css';

export function AddMember({ groupId, changes }: { groupId: string; changes: Operation[] }) {
  const t = useText('people');
  const form = useForm<{ user: LookupValue | null }, typeof addMember>({
    action: addMember,
    initial: { user: null },
    toInput: ({ user }): RawInput<typeof addMember> => ({ id: groupId, userId: user?.id ?? '' }),
    aliases: { userId: 'user' },
    changes,
    onDone: () => form.store.set('user', null),
  });
  const pending = useFormState(form, (state) => state.pending);
  return (
    <Form form={form} label={t('group.add')}>
      <div className={classes.add}>
        <PersonField name="user" label={t('group.person')} kind="user" width="long" />
        <Button type="submit" size="xs" loading={pending}>
          {t('group.add')}
        </Button>
      </div>
    </Form>
  );
}
