// A new account: the person, where they work, what they may do, and how they sign in for the first time.
import { Group, Radio } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { Output } from '#contract/core.ts';
import { createUser, listUsers } from '#contract/identity.ts';
import { inviteUser } from '#contract/invitations.ts';
import { ApiError, api } from '../../../core/api/call.ts';
import { useCan } from '../../../core/api/session.ts';
import { fullMoment } from '../../../core/dates/format.ts';
import { useHere } from '../../../core/dates/use-here.ts';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { DraftNote } from '../../../core/form/DraftNote.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { useField } from '../../../core/form/form-context.ts';
import { Section } from '../../../core/form/Section.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { useUnsavedDraft } from '../../../core/form/use-unsaved-draft.ts';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { useRightsCatalog } from '../rights/use-rights-catalog.ts';
import { NewPassword } from './NewPassword.tsx';
import { NewPersonFields, RestOfPersonFields } from './PersonFields.tsx';
import { RolesField } from './RolesField.tsx';
import { SecretDialog } from './SecretDialog.tsx';
import classes from './Users.module.css';
import { emptyUser, type NewUserValues, toCreate, userAliases } from './user-values.ts';

type Invited = Output<typeof inviteUser>;

interface HandOver {
  name: string;
  link: string;
  expiresAt: string;
  leave: () => void;
}

export default function NewUserPage() {
  const [round, setRound] = useState(0);
  return <NewUser key={round} again={() => setRound(round + 1)} />;
}

function NewUser({ again }: { again: () => void }) {
  const t = useText('admin');
  const navigate = useNavigate();
  const rights = useRightsCatalog();
  const mayInvite = useCan(inviteUser);
  const locale = useLocale();
  const here = useHere();
  const say = useText('registrations');
  /** There is no mail: the link is handed over here before the page is left. */
  const [handOver, setHandOver] = useState<HandOver | null>(null);
  const finish = useRef<() => Promise<void>>(async () => undefined);
  const form = useForm<NewUserValues, typeof createUser>({
    action: createUser,
    initial: emptyUser,
    toInput: toCreate,
    aliases: userAliases,
    changes: [listUsers],
    onDone: (user, { next, values }) => {
      void finish.current().then(async () => {
        let invited: Invited | undefined;
        // Without a password the person is invited: the link goes to their mailbox, or is shown on their card.
        if (values.entry === 'later' && user.email && mayInvite) {
          invited = await api.call(inviteUser, { id: user.id }).catch((error: unknown) => {
            toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
            return undefined;
          });
        }
        const sentTo = invited?.sentTo;
        toast({
          tone: 'done',
          text: sentTo
            ? t('user.invitedTo', { name: user.name, address: sentTo })
            : t('user.created', { name: user.name }),
          acts: [{ label: t('user.open'), to: `/admin/users/${user.id}` }],
        });
        const leave = () => (next ? again() : void navigate({ to: `/admin/users/${user.id}` }));
        if (invited?.link) setHandOver({ name: user.name, link: invited.link, expiresAt: invited.expiresAt, leave });
        else leave();
      });
    },
  });
  const draft = useUnsavedDraft(form, { operation: createUser, without: ['password'] });
  finish.current = draft.finish;
  const entry = useFormState(form, (state) => state.values.entry);
  if (draft.loading || rights.loading) return <SkeletonRows rows={10} />;
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('users.new')}</h1>
      <Form form={form} label={t('users.new')} hasNext>
        <NewPersonFields />
        <Section title={t('user.entry')}>
          <EntryField />
          {entry === 'now' ? (
            <>
              <NewPassword />
              <CheckField name="mustChangePassword" label={t('user.mustChange')} hint={t('user.mustChangeHint')} />
            </>
          ) : null}
        </Section>
        {rights.catalog ? (
          <Section title={t('field.roles')} hint={t('user.rolesHint')}>
            <RolesField catalog={rights.catalog} />
          </Section>
        ) : null}
        <RestOfPersonFields />
        <FormBar
          save={t('user.create')}
          next={t('user.createNext')}
          cancel={() => void navigate({ to: '/admin/users' })}
          note={<DraftNote draft={draft} onDiscard={() => void draft.discard(emptyUser)} />}
        />
      </Form>
      {handOver ? (
        <SecretDialog
          title={say('invite.linkTitle', { name: handOver.name })}
          text={say('invite.linkText', { until: fullMoment(handOver.expiresAt, here) })}
          secret={handOver.link}
          onClose={handOver.leave}
        />
      ) : null}
    </div>
  );
}

function EntryField() {
  const t = useText('admin');
  const field = useField<string>('entry', t('user.entry'));
  return (
    <Radio.Group aria-label={t('user.entry')} value={field.value} onChange={field.set}>
      <Group gap="8px 20px">
        <Radio value="now" size="sm" label={t('user.entryNow')} />
        <Radio value="later" size="sm" label={t('user.entryLater')} />
      </Group>
    </Radio.Group>
  );
}
