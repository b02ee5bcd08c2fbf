// A role's words and grants, changed and saved as one; archive, return and «вернуть исходную» beside them.
import { Button, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Clearance } from '#contract/core.ts';
import { createRole, listRoles, resetRole, updateRole } from '#contract/identity.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { useLocale, useLocalText, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import type { RightsCatalog } from '../rights/use-rights-catalog.ts';
import { GrantsField } from './GrantsField.tsx';
import type { GrantValue, RoleCard } from './grant-lines.ts';
import classes from './Role.module.css';
import { RoleGroups } from './RoleGroups.tsx';
import { RoleBadges } from './RolesList.tsx';

export function RoleEditor({ role, catalog }: { role: RoleCard | undefined; catalog: RightsCatalog }) {
  const t = useText('rights');
  const say = useLocalText();
  const locale = useLocale();
  const navigate = useNavigate();
  const changes = { changes: [listRoles] };
  const create = useAction(createRole, changes);
  const update = useAction(updateRole, changes);
  const reset = useAction(resetRole, changes);
  const [name, setName] = useState(role ? say(role.name) : '');
  const [about, setAbout] = useState(role ? say(role.about) : '');
  const [grants, setGrants] = useState<readonly GrantValue[]>(role?.given ?? []);
  const [dialog, setDialog] = useState<'reset' | 'archive' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const may = role ? role.can.includes(updateRole.name) : true;
  const dirty =
    !role ||
    name !== say(role.name) ||
    about !== say(role.about) ||
    JSON.stringify(grants) !== JSON.stringify(role.given);
  const said = role ? say(role.name) : name;
  const told = (error: unknown) => (error instanceof ApiError ? error.words(locale) : String(error));
  const save = async () => {
    setProblem(null);
    const given = grants.map((grant) => ({ ...grant, clearances: grant.clearances as Clearance[] }));
    try {
      if (!role) {
        const made = await create.run({ name, about, grants: given });
        toast({ tone: 'done', text: t('role.made', { role: say(made.name) }) });
        await navigate({ to: `/admin/roles/${made.key}` });
      } else {
        const words = role.ready ? {} : { name, about };
        const saved = await update.run({ key: role.key, ...words, grants: given }, { version: role.version });
        toast({ tone: 'done', text: t('role.saved', { role: say(saved.name) }) });
      }
    } catch (error) {
      setProblem(error instanceof ApiError && error.code === 'stale' ? t('role.stale') : told(error));
    }
  };
  const restore = async () => {
    if (!role) return;
    try {
      await update.run({ key: role.key, archived: false }, { version: role.version });
      toast({ tone: 'done', text: t('role.restoreDone', { role: said }) });
    } catch (error) {
      setProblem(told(error));
    }
  };
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{role ? say(role.name) : t('role.new')}</h1>
        {role ? <RoleBadges role={role} /> : null}
        {role ? (
          <span className={classes.dim}>
            {t('role.people', { count: role.people })} · {t('role.key')} {role.key}
          </span>
        ) : null}
        <div className={classes.acts}>
          {role?.can.includes(resetRole.name) ? (
            <Button variant="default" size="xs" onClick={() => setDialog('reset')}>
              {t('role.reset')}
            </Button>
          ) : null}
          {role && may && !role.ready && !role.archived ? (
            <Button variant="default" size="xs" onClick={() => setDialog('archive')}>
              {t('role.archive')}
            </Button>
          ) : null}
          {role && may && role.archived ? (
            <Button variant="default" size="xs" onClick={() => void restore()}>
              {t('role.restore')}
            </Button>
          ) : null}
        </div>
      </header>
      {role?.ready ? (
        <p>{say(role.about)}</p>
      ) : (
        <div className={classes.fields}>
          <TextInput
            label={t('role.name')}
            value={name}
            maxLength={100}
            disabled={!may}
            autoFocus={!role}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Textarea
            label={t('role.about')}
            value={about}
            maxLength={500}
            autosize
            disabled={!may}
            onChange={(event) => setAbout(event.currentTarget.value)}
          />
        </div>
      )}
      {role && role.conflicts.length > 0 ? (
        <p className={classes.dim}>
          {t('role.conflicts')}: {role.conflicts.map((one) => `${say(one.name)} (${say(one.why)})`).join('; ')}
        </p>
      ) : null}
      <section className={classes.section} aria-labelledby="role-grants">
        <h2 id="role-grants">{t('role.grants')}</h2>
        <p className={classes.dim}>{t(role?.key === 'owner' ? 'role.everything' : 'role.grantsHint')}</p>
        {role?.key === 'owner' ? null : (
          <GrantsField
            catalog={catalog}
            grants={grants}
            defaults={role?.ready ? (role.defaults ?? (dirty ? role.given : null)) : null}
            onChange={may ? setGrants : undefined}
          />
        )}
        {problem ? (
          <p className={classes.error} role="alert">
            {problem}
          </p>
        ) : null}
        {may && dirty ? (
          <div className={classes.bar}>
            <Button
              onClick={() => void save()}
              loading={create.pending || update.pending}
              disabled={name.trim() === ''}
            >
              {t(role ? 'role.save' : 'role.create')}
            </Button>
            {role ? (
              <Button
                variant="default"
                onClick={() => {
                  setName(say(role.name));
                  setAbout(say(role.about));
                  setGrants(role.given);
                  setProblem(null);
                }}
              >
                {t('role.cancel')}
              </Button>
            ) : null}
          </div>
        ) : null}
      </section>
      {role && role.key !== 'owner' ? <RoleGroups role={role} catalog={catalog} /> : null}
      {role ? (
        <>
          <ConfirmWithReason
            opened={dialog === 'reset'}
            title={t('role.resetTitle', { role: said })}
            text={t('role.resetText')}
            verb={t('role.reset')}
            reason="none"
            onConfirm={async () => {
              await reset.run({ key: role.key });
              toast({ tone: 'done', text: t('role.resetDone', { role: said }) });
            }}
            onClose={() => setDialog(null)}
          />
          <ConfirmWithReason
            opened={dialog === 'archive'}
            title={t('role.archiveTitle', { role: said })}
            text={t('role.archiveText')}
            verb={t('role.archive')}
            reason="none"
            onConfirm={async () => {
              await update.run({ key: role.key, archived: true }, { version: role.version });
              toast({ tone: 'done', text: t('role.archiveDone', { role: said }) });
            }}
            onClose={() => setDialog(null)}
          />
        </>
      ) : null}
    </div>
  );
}
