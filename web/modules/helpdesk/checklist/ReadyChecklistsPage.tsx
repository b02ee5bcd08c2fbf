// Ready checklists as those who keep categories write them.
import { Button, Group, Modal } from '@mantine/core';
import { IconListCheck, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { createReadyChecklist, listReadyChecklists, updateReadyChecklist } from '#contract/helpdesk.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { Can } from '../../../core/show/Can.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { useTold } from '../macros/use-told.ts';
import classes from './Checklist.module.css';

type Ready = Output<typeof listReadyChecklists>['items'][number];

export default function ReadyChecklistsPage() {
  const t = useText('macros');
  const common = useText();
  const told = useTold();
  const found = useOperation(listReadyChecklists, {});
  const update = useAction(updateReadyChecklist, { changes: [listReadyChecklists] });
  const [edited, setEdited] = useState<Ready | 'new' | null>(null);
  const add = (
    <Can operation={createReadyChecklist}>
      <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
        {t('ready.add')}
      </Button>
    </Can>
  );
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.pageTitle}>{t('ready.title')}</h1>
        <Group gap={6}>
          <ExportButton given={{ list: listReadyChecklists.name }} />
          {add}
        </Group>
      </header>
      <p className={classes.dim}>{t('ready.about')}</p>
      {found.error ? <ErrorState error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={5} /> : null}
      {found.data?.items.length === 0 ? (
        <EmptyState icon={IconListCheck} title={t('ready.empty')} text={t('ready.emptyText')} action={add} />
      ) : null}
      <ul className={classes.readyList}>
        {found.data?.items.map((one) => (
          <li key={one.id} className={classes.readyRow} data-off={!one.enabled}>
            <div className={classes.readyMain}>
              <span className={classes.readyName}>{one.name}</span>
              <span className={classes.dim}>
                {[t('ready.count', { count: one.items.length }), one.enabled ? '' : t('off'), one.items.join('; ')]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
            <Can operation={updateReadyChecklist}>
              <Group gap={4} wrap="nowrap">
                <Button size="xs" variant="default" onClick={() => setEdited(one)}>
                  {t('ready.change')}
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => told(update.run({ id: one.id, enabled: !one.enabled }))}
                >
                  {t(one.enabled ? 'turnOff' : 'turnOn')}
                </Button>
              </Group>
            </Can>
          </li>
        ))}
      </ul>
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={t(edited === 'new' ? 'ready.new' : 'ready.changing')}
        closeButtonProps={{ 'aria-label': common('action.close') }}
      >
        {edited ? <ReadyForm ready={edited === 'new' ? null : edited} done={() => setEdited(null)} /> : null}
      </Modal>
    </div>
  );
}

function ReadyForm({ ready, done }: { ready: Ready | null; done: () => void }) {
  const t = useText('macros');
  const form = useForm<{ name: string; items: string }, typeof createReadyChecklist>({
    action: (ready ? updateReadyChecklist : createReadyChecklist) as never,
    initial: { name: ready?.name ?? '', items: ready?.items.join('\n') ?? '' },
    toInput: ({ name, items }) => {
      const given = { name, items: linesOf(items) };
      return (ready ? { id: ready.id, version: ready.version, ...given } : given) as never;
    },
    changes: [listReadyChecklists],
    onDone: (saved) => {
      toast({ tone: 'done', text: t('ready.saved', { name: saved.name }) });
      done();
    },
  });
  return (
    <Form form={form} label={t(ready ? 'ready.changing' : 'ready.new')}>
      <TextField name="name" label={t('name')} maxLength={120} autoFocus />
      <TextArea name="items" label={t('ready.items')} hint={t('itemsHint')} rows={8} maxLength={20_000} />
      <FormBar save={t('save')} cancel={done} />
    </Form>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
