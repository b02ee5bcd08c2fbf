// The confirmation of one or several people: into which groups, with which roles; the server refuses what the curator
// does not hold.
import { Button, Group, Modal } from '@mantine/core';
import type { Clearance } from '#contract/core.ts';
import { admitRegistrations, listRegistrations, readRegistration } from '#contract/registration.ts';
import { ChipsField } from '../../../core/form/ChipsField.tsx';
import { Form } from '../../../core/form/Form.tsx';
import type { LookupValue } from '../../../core/form/Lookup.tsx';
import { searchPeople } from '../../../core/form/PersonField.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { useRightsCatalog } from '../rights/use-rights-catalog.ts';
import { RolesField } from '../users/RolesField.tsx';
import type { RoleValue } from '../users/user-values.ts';
import classes from './Registrations.module.css';

interface AdmitDialogProps {
  ids: string[];
  /** Of the one person; several are told by their number. */
  name?: string;
  onDone?: () => void;
  onClose: () => void;
}

export function AdmitDialog({ ids, name, onDone, onClose }: AdmitDialogProps) {
  const t = useText('registrations');
  const core = useText();
  const locale = useLocale();
  const rights = useRightsCatalog();
  const form = useForm({
    action: admitRegistrations,
    initial: { groups: [] as LookupValue[], roles: [] as RoleValue[] },
    toInput: ({ groups, roles }) => ({
      ids,
      groupIds: groups.flatMap((group) => group.id ?? []),
      roles: roles
        .filter((role) => role.key !== '')
        .map((role) => ({ ...role, clearances: role.clearances as Clearance[] })),
    }),
    aliases: { groupIds: 'groups' },
    changes: [listRegistrations, readRegistration],
    onDone: ({ items }) => {
      const refused = items.find((item) => item.message !== null);
      const done = items.filter((item) => item.code === null).length;
      if (refused?.message) toast({ tone: 'problem', text: refused.message[locale] });
      if (done > 0)
        toast({ tone: 'done', text: name ? t('confirm.done', { name }) : t('confirm.doneMany', { count: done }) });
      onDone?.();
      onClose();
    },
  });
  const pending = useFormState(form, (state) => state.pending);
  const title = name ? t('confirm.title', { name }) : t('confirm.titleMany', { count: ids.length });
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': core('action.close') }}>
      <Form form={form} label={title}>
        <p className={classes.dim}>{t('confirm.text')}</p>
        <ChipsField
          name="groups"
          label={t('field.groups')}
          searchKey="directory-group"
          search={searchPeople('group')}
          max={50}
          optional
        />
        {rights.catalog ? (
          <div>
            <p className={classes.label}>{t('field.roles')}</p>
            <RolesField catalog={rights.catalog} />
          </div>
        ) : null}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose} disabled={pending}>
            {core('action.cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('act.confirm')}
          </Button>
        </Group>
      </Form>
    </Modal>
  );
}
