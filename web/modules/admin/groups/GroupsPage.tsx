// Departments, branches, partners and teams as a tree: who is under whom, made and changed in place.
import { Button, Group as Line, Modal, Switch, TextInput } from '@mantine/core';
import { IconPlus, IconSearch, IconSitemap } from '@tabler/icons-react';
import { useState } from 'react';
import { createGroup, listGroups } from '#contract/identity.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { Can } from '../../../core/show/Can.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { type Group, inTree } from '../rights/use-rights-catalog.ts';
import { GroupForm } from './GroupForm.tsx';
import { GroupRow } from './GroupRow.tsx';
import classes from './Groups.module.css';
import { matching, withoutFolded } from './group-tree.ts';

/** A group that is changed, or a new one under a parent. */
export type EditedGroup = { group: Group } | { parentId: string | null };

export default function GroupsPage() {
  const t = useText('admin');
  const core = useText();
  const groups = useOperation(listGroups, {});
  const [edited, setEdited] = useState<EditedGroup | null>(null);
  const [words, setWords] = useState('');
  const [withArchived, setWithArchived] = useState(false);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const all = groups.data?.items ?? [];
  const present = all.filter((group) => withArchived || !group.archived);
  const lines = words.trim() ? inTree(matching(present, words)) : withoutFolded(inTree(present), folded);
  const parents = new Set(present.map((group) => group.parentId));
  const archived = all.filter((group) => group.archived).length;
  const fold = (id: string) => {
    const next = new Set(folded);
    if (!next.delete(id)) next.add(id);
    setFolded(next);
  };
  const add = (
    <Can operation={createGroup}>
      <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setEdited({ parentId: null })}>
        {t('groups.add')}
      </Button>
    </Can>
  );
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('groups.title')}</h1>
        {groups.data ? <span className={classes.dim}>{all.length - archived}</span> : null}
        <Line gap={6} className={classes.end ?? ''}>
          <ExportButton given={{ list: listGroups.name }} />
          {add}
        </Line>
      </header>
      {all.length > 0 ? (
        <div className={classes.tools}>
          <TextInput
            size="xs"
            className={classes.search}
            aria-label={t('groups.find')}
            placeholder={t('groups.find')}
            leftSection={<IconSearch size={14} />}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          {archived > 0 ? (
            <Switch
              size="xs"
              label={t('groups.withArchived', { count: archived })}
              checked={withArchived}
              onChange={(event) => setWithArchived(event.currentTarget.checked)}
            />
          ) : null}
        </div>
      ) : null}
      {groups.error && !groups.data ? (
        <ErrorState error={groups.error} retry={() => void groups.refetch()} />
      ) : groups.isPending ? (
        <SkeletonRows rows={8} widths={[40, 12]} />
      ) : all.length === 0 ? (
        <EmptyState icon={IconSitemap} title={t('groups.empty')} text={t('groups.emptyText')} action={add} />
      ) : lines.length === 0 ? (
        <EmptyState title={t('groups.nothing')} compact />
      ) : (
        <ul className={classes.tree} aria-label={t('groups.title')}>
          {lines.map(({ group, depth }) => (
            <GroupRow
              key={group.id}
              group={group}
              depth={depth}
              folded={words.trim() || !parents.has(group.id) ? undefined : folded.has(group.id)}
              onFold={() => fold(group.id)}
              onEdit={setEdited}
            />
          ))}
        </ul>
      )}
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={t(edited && 'group' in edited ? 'groups.changing' : 'groups.new')}
        closeButtonProps={{ 'aria-label': core('action.close') }}
      >
        {edited ? <GroupForm edited={edited} groups={all} done={() => setEdited(null)} /> : null}
      </Modal>
    </div>
  );
}
