// Substitutions as lines: who stands in for whom, when and why; those that last can be ended.
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Operation, Output, StateGroup } from '#contract/core.ts';
import { endSubstitution, type setSubstitution } from '#contract/substitution.ts';
import { useAction } from '../api/use-operation.ts';
import { fieldDay } from '../dates/format.ts';
import { ConfirmWithReason } from '../dialog/ConfirmWithReason.tsx';
import { StatusDot } from '../show/StatusDot.tsx';
import { useText } from '../text/texts.ts';
import { toast } from '../toast/toast.ts';
import classes from './Substitutions.module.css';

export type Substitution = Output<typeof setSubstitution>;
const groups: Record<Substitution['state'], StateGroup> = {
  future: 'waiting',
  current: 'work',
  over: 'new',
  ended: 'new',
};

export function SubstitutionList({ items, changes }: { items: readonly Substitution[]; changes: Operation[] }) {
  const t = useText('people');
  const [ending, setEnding] = useState<Substitution | null>(null);
  const end = useAction(endSubstitution, { changes });
  return (
    <>
      <ul className={classes.list}>
        {items.map((one) => (
          <li key={one.id} className={classes.item}>
            <div className={classes.about}>
              <p>{t('substitution.line', { substitute: one.substitute.name, absent: one.absent.name })}</p>
              <p className={classes.dim}>
                {t('substitution.days', { from: fieldDay(one.fromOn), until: fieldDay(one.untilOn) })} · {one.reason} ·{' '}
                {t('substitution.setBy', { name: one.setBy })}
                {one.endedBy ? ` · ${t('substitution.endedBy', { name: one.endedBy })}` : null}
              </p>
            </div>
            <StatusDot group={groups[one.state]} label={t(`substitution.state.${one.state}`)} />
            {one.mayEnd ? (
              <Button variant="default" size="compact-sm" onClick={() => setEnding(one)}>
                {t('substitution.end')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {ending ? (
        <ConfirmWithReason
          opened
          title={t('substitution.endTitle')}
          text={t('substitution.endText', { substitute: ending.substitute.name, absent: ending.absent.name })}
          verb={t('substitution.end')}
          reason="optional"
          onConfirm={async (reason) => {
            await end.run({ id: ending.id, reason });
            toast({ tone: 'done', text: t('substitution.ended') });
          }}
          onClose={() => setEnding(null)}
        />
      ) : null}
    </>
  );
}
