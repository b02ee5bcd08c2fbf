// The entries of directories (LDAP, Active Directory) that this account signs in through; an administrator links and unlinks.
import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { linkPerson, linksOfPerson, listDirectories, unlinkPerson } from '#contract/ldap.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { fullMoment } from '../../../core/dates/format.ts';
import { useHere } from '../../../core/dates/use-here.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './Users.module.css';
import type { User } from './user-values.ts';

const changes = [linksOfPerson];

export function UserDirectories({ user }: { user: User }) {
  const t = useText('directories');
  const here = useHere();
  const may = useCan(linksOfPerson);
  const mayLink = useCan(linkPerson) && user.status === 'active';
  const mayUnlink = useCan(unlinkPerson);
  const [linking, setLinking] = useState(false);
  const [parting, setParting] = useState<{ id: string; name: string } | null>(null);
  const unlink = useAction(unlinkPerson, { changes });
  const directories = useOperation(listDirectories, {}, { enabled: may && mayLink });
  const links = useOperation(linksOfPerson, { id: user.id }, { enabled: may });
  const free = (directories.data?.items ?? []).filter((one) => !links.data?.items.some(({ id }) => id === one.id));
  // Without directories there is nothing to tell.
  if (!may || (links.data?.items.length === 0 && free.length === 0)) return null;
  return (
    <section className={classes.block} aria-labelledby="directories">
      <h2 id="directories">{t('link.title')}</h2>
      {links.isPending ? <SkeletonRows rows={1} /> : null}
      {links.error ? <ErrorState compact error={links.error} retry={() => void links.refetch()} /> : null}
      {links.data?.items.length === 0 ? <p className={classes.dim}>{t('link.none')}</p> : null}
      <ul className={classes.links}>
        {links.data?.items.map((one) => (
          <li key={one.id} className={classes.link}>
            <div>
              {one.name}
              <p className={classes.dim}>{one.dn}</p>
              <p className={classes.dim}>{t('link.seen', { at: fullMoment(one.seenAt, here) })}</p>
            </div>
            {mayUnlink ? (
              <Button size="xs" variant="default" onClick={() => setParting(one)}>
                {t('link.part')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayLink && free.length > 0 ? (
        <Button size="xs" variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setLinking(true)}>
          {t('link.make')}
        </Button>
      ) : null}
      {linking ? <LinkDialog user={user} directories={free} onClose={() => setLinking(false)} /> : null}
      <ConfirmWithReason
        opened={parting !== null}
        title={t('link.partTitle', { name: parting?.name ?? '' })}
        text={t('link.partText')}
        verb={t('link.part')}
        reason="none"
        onConfirm={() => unlink.run({ id: parting?.id ?? '', userId: user.id })}
        onClose={() => setParting(null)}
      />
    </section>
  );
}

interface LinkDialogProps {
  user: User;
  directories: { id: string; name: string }[];
  onClose: () => void;
}

function LinkDialog({ user, directories, onClose }: LinkDialogProps) {
  const t = useText('directories');
  const core = useText();
  const form = useForm({
    action: linkPerson,
    initial: { id: directories[0]?.id ?? '', login: user.login },
    toInput: ({ id, login }) => ({ id, userId: user.id, login }),
    changes,
    onDone: () => {
      toast({ tone: 'done', text: t('link.done', { name: user.name }) });
      onClose();
    },
  });
  const pending = useFormState(form, (state) => state.pending);
  const title = t('link.makeTitle', { name: user.name });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': core('action.close') }}>
      <Form form={form} label={title}>
        <p className={classes.dim}>{t('link.makeText')}</p>
        {directories.length > 1 ? (
          <SelectField
            name="id"
            label={t('one')}
            options={directories.map((one) => ({ value: one.id, label: one.name }))}
          />
        ) : null}
        <TextField name="login" label={t('link.login', { name: directories[0]?.name ?? '' })} width="full" />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose} disabled={pending}>
            {core('action.cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('link.make')}
          </Button>
        </Group>
      </Form>
    </Modal>
  );
}
