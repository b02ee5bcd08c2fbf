// What somebody who came back held before: shown, and put into the form at a press, never given by itself.
import { Button } from '@mantine/core';
import { readHeld } from '#contract/identity.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import type { Form } from '../../../core/form/use-form.ts';
import { Facts } from '../../../core/record/Facts.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from './Users.module.css';
import type { User, UserValues } from './user-values.ts';

export function HeldBefore({ user, form }: { user: User; form: Form<UserValues> }) {
  const t = useText('people');
  const bare = user.roles.length === 0 && user.groups.length === 0;
  const answer = useOperation(readHeld, { id: user.id }, { enabled: bare });
  const held = answer.data?.held;
  if (!bare || !held || (held.roles.length === 0 && held.groups.length === 0)) return null;
  const roles = held.roles.map((role) => [role.name, role.areaName].filter(Boolean).join(': '));
  return (
    <section className={classes.block} aria-labelledby="held">
      <h2 id="held">{t('held.title')}</h2>
      <p className={classes.dim}>
        {t('held.text')} <DateText moment={held.at} />
      </p>
      <Facts
        items={[
          { label: t('held.roles'), value: roles.join(', ') },
          { label: t('held.groups'), value: held.groups.map((group) => group.name).join(', ') },
          { label: t('held.switches'), value: held.switches.length || null },
        ]}
      />
      {user.status === 'deactivated' ? null : (
        <Button
          variant="default"
          size="xs"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => {
            form.store.set(
              'groups',
              held.groups.map((group) => ({ id: group.id, label: group.name })),
            );
            form.store.set(
              'roles',
              held.roles.map(({ key, areaId, clearances }) => ({ key, areaId, clearances })),
            );
          }}
        >
          {t('held.fill')}
        </Button>
      )}
    </section>
  );
}
