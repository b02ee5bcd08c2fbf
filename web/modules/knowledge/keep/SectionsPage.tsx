// Sections as the curator keeps them: the tree, order by arrows, on and off.
import { ActionIcon, Button, Group, Modal } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { listSections, orderSections, updateSection } from '#contract/knowledge.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from '../Knowledge.module.css';
import { SectionForm } from './SectionForm.tsx';

export type SectionOfBase = Output<typeof listSections>['items'][number];
type Edited = { section: SectionOfBase | null; parentId: string | null };

export default function SectionsPage() {
  const t = useText('knowledge');
  const common = useText();
  const found = useOperation(listSections, {});
  const [edited, setEdited] = useState<Edited | null>(null);
  const add = (
    <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setEdited({ section: null, parentId: null })}>
      {t('sections.add')}
    </Button>
  );
  if (found.error && !found.data) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={6} />;
  const { items } = found.data;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('sections.title')}</h1>
        {add}
      </header>
      {items.length === 0 ? (
        <EmptyState title={t('sections.empty')} text={t('sections.emptyText')} action={add} />
      ) : null}
      <ul className={classes.list}>
        {items.map((section) => (
          <Line
            key={section.id}
            section={section}
            beside={items.filter((one) => one.parentId === section.parentId).map((one) => one.id)}
            edit={setEdited}
          />
        ))}
      </ul>
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={t(edited?.section ? 'sections.changing' : 'sections.new')}
        closeButtonProps={{ 'aria-label': common('action.close') }}
      >
        {edited ? <SectionForm {...edited} all={items} done={() => setEdited(null)} /> : null}
      </Modal>
    </div>
  );
}

function Line({ section, beside, edit }: { section: SectionOfBase; beside: string[]; edit: (edited: Edited) => void }) {
  const t = useText('knowledge');
  const locale = useLocale();
  const order = useAction(orderSections, { changes: [listSections] });
  const update = useAction(updateSection, { changes: [listSections] });
  const at = beside.indexOf(section.id);
  const told = (work: Promise<unknown>) =>
    void work.catch((error: unknown) =>
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
    );
  const move = (step: 1 | -1) => {
    const ids = [...beside];
    ids.splice(at + step, 0, ...ids.splice(at, 1));
    told(order.run({ ids }));
  };
  const { id, name, enabled } = section;
  const depth = section.path.split(' / ').length - 1;
  return (
    <li className={classes.item} style={{ paddingLeft: depth * 24 }}>
      <Group justify="space-between" gap={8}>
        <div>
          <strong>{name}</strong>
          <p className={classes.dim}>
            {[t('sections.articles', { count: section.articles }), enabled ? '' : t('sections.off')]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <Group gap={4}>
          <ActionIcon disabled={at === 0} onClick={() => move(-1)} aria-label={t('sections.up', { name })}>
            <IconArrowUp size={16} stroke={1.6} />
          </ActionIcon>
          <ActionIcon
            disabled={at === beside.length - 1}
            onClick={() => move(1)}
            aria-label={t('sections.down', { name })}
          >
            <IconArrowDown size={16} stroke={1.6} />
          </ActionIcon>
          <Button size="xs" variant="subtle" color="gray" onClick={() => edit({ section: null, parentId: id })}>
            {t('sections.addInside')}
          </Button>
          <Button size="xs" variant="default" onClick={() => edit({ section, parentId: section.parentId })}>
            {t('act.edit')}
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={update.pending}
            onClick={() => told(update.run({ id, enabled: !enabled }))}
          >
            {t(enabled ? 'sections.turnOff' : 'sections.turnOn')}
          </Button>
        </Group>
      </Group>
    </li>
  );
}
