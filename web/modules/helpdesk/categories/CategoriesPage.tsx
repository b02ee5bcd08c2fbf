// Categories as the curator keeps them: the tree with the number of tickets, order by arrows, on and off.
import { ActionIcon, Button, Group, Modal } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { listCategories, manageCategories, orderCategories, updateCategory } from '#contract/helpdesk.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './Categories.module.css';
import { CategoryForm } from './CategoryForm.tsx';

export type Category = Output<typeof manageCategories>['items'][number];
type Edited = { category: Category | null; parentId: string | null };
const changed = [manageCategories, listCategories];

export default function CategoriesPage() {
  const t = useText('helpdesk');
  const common = useText();
  const found = useOperation(manageCategories, {});
  const [edited, setEdited] = useState<Edited | null>(null);
  const add = (
    <Button
      size="xs"
      leftSection={<IconPlus size={15} />}
      onClick={() => setEdited({ category: null, parentId: null })}
    >
      {t('categories.add')}
    </Button>
  );
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('menu.categories')}</h1>
        <Group gap={6}>
          <ExportButton given={{ list: manageCategories.name }} />
          {add}
        </Group>
      </header>
      <p className={classes.dim}>{t('categories.about')}</p>
      {found.error ? <ErrorState error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonRows rows={6} /> : null}
      {found.data?.items.length === 0 ? <EmptyState title={t('categories.empty')} action={add} /> : null}
      <Level items={found.data?.items ?? []} parentId={null} edit={setEdited} />
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        size="lg"
        title={t(edited?.category ? 'categories.changing' : 'categories.new')}
        closeButtonProps={{ 'aria-label': common('action.close') }}
      >
        {edited ? <CategoryForm {...edited} all={found.data?.items ?? []} done={() => setEdited(null)} /> : null}
      </Modal>
    </div>
  );
}

interface LevelProps {
  items: Category[];
  parentId: string | null;
  edit: (edited: Edited) => void;
}

function Level({ items, parentId, edit }: LevelProps) {
  const here = items.filter((one) => one.parentId === parentId);
  if (here.length === 0) return null;
  return (
    <ul className={parentId ? classes.inner : classes.list}>
      {here.map((category, at) => (
        <li key={category.id}>
          <Line category={category} beside={here.map((one) => one.id)} at={at} edit={edit} />
          <Level items={items} parentId={category.id} edit={edit} />
        </li>
      ))}
    </ul>
  );
}

function Line({
  category,
  beside,
  at,
  edit,
}: {
  category: Category;
  beside: string[];
  at: number;
  edit: LevelProps['edit'];
}) {
  const t = useText('helpdesk');
  const locale = useLocale();
  const order = useAction(orderCategories, { changes: changed });
  const update = useAction(updateCategory, { changes: changed });
  const told = (work: Promise<unknown>) =>
    void work.catch((error: unknown) =>
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
    );
  const move = (step: 1 | -1) => {
    const ids = [...beside];
    ids.splice(at + step, 0, ...ids.splice(at, 1));
    told(order.run({ ids }));
  };
  const { id, name, enabled } = category;
  return (
    <div className={classes.row} data-off={!enabled}>
      <div className={classes.main}>
        <span className={classes.name}>{name}</span>
        <span className={classes.dim}>
          {[
            category.group?.name ?? t('categories.noQueue'),
            t('categories.tickets', { count: category.tickets }),
            category.patientData ? t('categories.patient') : '',
            enabled ? '' : t('categories.off'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <Group gap={4}>
        <ActionIcon disabled={at === 0} onClick={() => move(-1)} aria-label={t('categories.up', { name })}>
          <IconArrowUp size={16} stroke={1.6} />
        </ActionIcon>
        <ActionIcon
          disabled={at === beside.length - 1}
          onClick={() => move(1)}
          aria-label={t('categories.down', { name })}
        >
          <IconArrowDown size={16} stroke={1.6} />
        </ActionIcon>
        <Button size="xs" variant="subtle" color="gray" onClick={() => edit({ category: null, parentId: id })}>
          {t('categories.addInside')}
        </Button>
        <Button size="xs" variant="default" onClick={() => edit({ category, parentId: category.parentId })}>
          {t('categories.change')}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={update.pending}
          onClick={() => told(update.run({ id, enabled: !enabled }))}
        >
          {t(enabled ? 'categories.turnOff' : 'categories.turnOn')}
        </Button>
      </Group>
    </div>
  );
}
