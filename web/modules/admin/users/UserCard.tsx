// A person's account: changed in place; what it may do is counted anew with every change, before it is saved.
import { useState } from 'react';
import { assignRoles, listUsers, readUser, setSwitches, updateUser } from '#contract/identity.ts';
import { useMe } from '../../../core/api/session.ts';
import { fullMoment } from '../../../core/dates/format.ts';
import { useHere } from '../../../core/dates/use-here.ts';
import { DraftNote } from '../../../core/form/DraftNote.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { Section } from '../../../core/form/Section.tsx';
import { useFormState } from '../../../core/form/use-form.ts';
import { useRecordForm } from '../../../core/form/use-record-form.ts';
import { Facts } from '../../../core/record/Facts.tsx';
import { RecordPage } from '../../../core/record/RecordPage.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { PersonTokens } from '../clients/PersonTokens.tsx';
import { switchesOf } from '../rights/effective-rights.ts';
import { RightsField } from '../rights/RightsField.tsx';
import { RightsSummary } from '../rights/RightsSummary.tsx';
import { SwitchesBlock } from '../rights/SwitchesBlock.tsx';
import type { RightsCatalog } from '../rights/use-rights-catalog.ts';
import { useAdminWords } from '../words.ts';
import { HeldBefore } from './HeldBefore.tsx';
import { PersonFields } from './PersonFields.tsx';
import { RolesField } from './RolesField.tsx';
import { SecretDialog } from './SecretDialog.tsx';
import { UserDialogs } from './UserDialogs.tsx';
import { UserDirectories } from './UserDirectories.tsx';
import { UserPhoto } from './UserPhoto.tsx';
import { UserSessions } from './UserSessions.tsx';
import { UserSubstitutions } from './UserSubstitutions.tsx';
import classes from './Users.module.css';
import { useInvitation } from './use-invitation.ts';
import { type UserDialog, useUserActs } from './user-acts.ts';
import { toUpdate, type User, type UserValues, userAliases, valuesOf } from './user-values.ts';

interface UserCardProps {
  user: User;
  catalog: RightsCatalog | undefined;
  reload: () => void;
}

export function UserCard({ user, catalog, reload }: UserCardProps) {
  const t = useText('admin');
  const rightsWords = useText('rights');
  const words = useAdminWords();
  const isOwn = useMe().user.id === user.id;
  const [dialog, setDialog] = useState<UserDialog | null>(null);
  const invitation = useInvitation(user);
  const acts = [...invitation.acts, ...useUserActs(user, setDialog)];
  const say = useText('registrations');
  const here = useHere();
  const { form, draft, restored, discard } = useRecordForm<User, UserValues, typeof updateUser>({
    action: updateUser,
    record: user,
    valuesOf,
    toInput: toUpdate(user.id),
    aliases: userAliases,
    show: (field, value) => (field === 'roles' || field === 'switches' ? t(`user.changed.${field}`) : shown(value)),
    changes: [listUsers, readUser],
    onDone: (saved) => toast({ tone: 'done', text: t('user.saved', { name: saved.name }) }),
  });
  const dirty = useFormState(form, (state) => state.dirty);
  const roles = useFormState(form, (state) => state.values.roles);
  const switches = useFormState(form, (state) => state.values.switches);
  // What the seven switches and the groups' roles add is counted with what stands in the form.
  const throughGroups = user.groupRoles.map((role) => ({ key: role.key, areaId: null }));
  const bundled = catalog ? switchesOf(user, catalog) : [];
  const readOnly = !user.can.includes(updateUser.name);
  return (
    <RecordPage
      recordId={user.id}
      version={user.version}
      number={t('users.numbered', { number: user.number })}
      title={user.name}
      status={{ group: words.statusGroup(user.status), label: words.status(user.status) }}
      note={[user.login, user.position, user.groups.map((group) => group.name).join(', ')].filter(Boolean).join(' · ')}
      can={user.can}
      acts={acts}
      facts={
        catalog ? (
          <RightsSummary catalog={catalog} roles={[...roles, ...throughGroups]} switches={[...switches, ...bundled]} />
        ) : (
          <RoleNames user={user} />
        )
      }
      reload={reload}
    >
      <UserPhoto user={user} />
      <Form form={form} label={t('user.editing', { name: user.name })} readOnly={readOnly}>
        {restored ? <p className={classes.restored}>{t('user.restored')}</p> : null}
        <HeldBefore user={user} form={form} />
        <PersonFields />
        {catalog ? (
          <>
            <Section title={t('field.roles')} hint={t(isOwn ? 'user.ownRoles' : 'user.rolesHint')}>
              <RolesField catalog={catalog} fixed={!user.can.includes(assignRoles.name)} />
              {user.groupRoles.length > 0 ? (
                <p className={classes.dim}>
                  {rightsWords('role.through')}:{' '}
                  {user.groupRoles.map((role) => `${role.name} (${role.groupName})`).join(', ')}
                </p>
              ) : null}
            </Section>
            <Section title={t('rights.title')} hint={t('rights.hint')}>
              <RightsField catalog={catalog} roles={roles} fixed={!user.can.includes(setSwitches.name)} />
            </Section>
          </>
        ) : null}
        {dirty || restored ? (
          <FormBar
            save={t('user.save')}
            cancel={() => void discard()}
            cancelLabel={t('user.discard')}
            note={<DraftNote draft={draft} />}
          />
        ) : null}
      </Form>
      {catalog ? <SwitchesBlock user={user} catalog={catalog} /> : null}
      <UserSubstitutions user={user} />
      <UserDirectories user={user} />
      <UserSessions user={user} onEndAll={() => setDialog('sessions')} />
      <PersonTokens id={user.id} />
      <UserDialogs user={user} dialog={dialog} onClose={() => setDialog(null)} />
      {invitation.shown ? (
        <SecretDialog
          title={say('invite.linkTitle', { name: user.name })}
          text={say('invite.linkText', { until: fullMoment(invitation.shown.expiresAt, here) })}
          secret={invitation.shown.link}
          onClose={invitation.hide}
        />
      ) : null}
    </RecordPage>
  );
}

function RoleNames({ user }: { user: User }) {
  const t = useText('admin');
  const names = user.roles.map((role) => [role.name, role.areaName].filter(Boolean).join(': '));
  return <Facts items={[{ label: t('field.roles'), value: names.join(', '), always: true }]} />;
}

/** Groups are told by how many there are: their names are in the form behind the dialog. */
const shown = (value: unknown): string | undefined => (Array.isArray(value) ? String(value.length) : undefined);
