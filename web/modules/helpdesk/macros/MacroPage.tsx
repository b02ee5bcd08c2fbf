// One macro or template: its form, on and off, removal.
import { Button, Group } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { listMacros, offerMacros, readMacro, removeMacro, updateMacro } from '#contract/helpdesk.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { usePlaceName } from '../../../core/place.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { MacroForm } from './MacroForm.tsx';
import classes from './Macros.module.css';
import type { Macro } from './macro-values.ts';
import { useTold } from './use-told.ts';

export default function MacroPage() {
  const t = useText('macros');
  const { id } = useParams({ strict: false }) as { id?: string };
  const found = useOperation(readMacro, { id: id ?? '' }, { enabled: id !== undefined });
  usePlaceName(found.data?.name);
  if (id && found.error && !found.data) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (id && !found.data) return <SkeletonRows rows={8} />;
  const macro = found.data ?? null;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{macro?.name ?? t('new')}</h1>
        {macro?.mayChange ? <MacroActs macro={macro} /> : null}
      </header>
      {macro && !macro.mayChange ? <p className={classes.dim}>{t('theirs')}</p> : null}
      <MacroForm key={macro ? `${macro.id} ${macro.version}` : 'new'} macro={macro} />
    </div>
  );
}

function MacroActs({ macro }: { macro: Macro }) {
  const t = useText('macros');
  const navigate = useNavigate();
  const told = useTold();
  const [asked, setAsked] = useState(false);
  const update = useAction(updateMacro, { changes: [readMacro, listMacros, offerMacros] });
  const remove = useAction(removeMacro, { changes: [listMacros, offerMacros] });
  const { id, name, enabled } = macro;
  return (
    <Group gap={6}>
      <Button
        size="xs"
        variant="default"
        loading={update.pending}
        onClick={() => told(update.run({ id, enabled: !enabled }))}
      >
        {t(enabled ? 'turnOff' : 'turnOn')}
      </Button>
      <Button size="xs" variant="default" color="red" onClick={() => setAsked(true)}>
        {t('remove')}
      </Button>
      <ConfirmWithReason
        opened={asked}
        title={t('removeTitle', { name })}
        text={t('removeText')}
        verb={t('remove')}
        reason="none"
        onClose={() => setAsked(false)}
        onConfirm={async () => {
          await remove.run({ id });
          toast({ tone: 'done', text: t('removed', { name }) });
          await navigate({ to: '/ticket-macros' });
        }}
      />
    </Group>
  );
}
