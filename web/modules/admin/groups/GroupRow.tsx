// One group in the tree: fold, name with its index, kind, people in it, and its acts.
import { ActionIcon, Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { createGroup, updateGroup } from '#contract/identity.ts';
import { Can } from '../../../core/show/Can.tsx';
import { useText } from '../../../core/text/texts.ts';
import type { Group } from '../rights/use-rights-catalog.ts';
import { useAdminWords } from '../words.ts';
import classes from './Groups.module.css';
import type { EditedGroup } from './GroupsPage.tsx';

export interface GroupRowProps {
  group: Group;
  depth: number;
  /** undefined: there is nothing to fold. */
  folded: boolean | undefined;
  onFold: () => void;
  onEdit: (edited: EditedGroup) => void;
}

export function GroupRow({ group, depth, folded, onFold, onEdit }: GroupRowProps) {
  const t = useText('admin');
  const words = useAdminWords();
  const { name } = group;
  return (
    <li className={classes.row} data-archived={group.archived} style={{ paddingLeft: 4 + depth * 22 }}>
      {folded === undefined ? (
        <span className={classes.leaf} aria-hidden="true" />
      ) : (
        <ActionIcon
          size="sm"
          onClick={onFold}
          aria-expanded={!folded}
          aria-label={t(folded ? 'groups.unfold' : 'groups.fold', { name })}
        >
          {folded ? <IconChevronRight size={15} /> : <IconChevronDown size={15} />}
        </ActionIcon>
      )}
      <span className={classes.about}>
        {group.index ? <span className={classes.index}>{group.index}</span> : null}
        <Link to={`/admin/groups/${group.id}`} className={classes.name}>
          {name}
        </Link>
        <span className={classes.dim}>
          {[
            group.kind === 'department' ? '' : words.groupKind(group.kind),
            group.members > 0 ? t('groups.members', { count: group.members }) : '',
            group.archived ? t('groups.archived') : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className={classes.acts}>
        {group.archived ? null : (
          <Can operation={createGroup}>
            <ActionIcon
              onClick={() => onEdit({ parentId: group.id })}
              aria-label={t('groups.addUnder', { name })}
              title={t('groups.addUnder', { name })}
            >
              <IconPlus size={15} stroke={1.6} />
            </ActionIcon>
          </Can>
        )}
        <Can operation={updateGroup}>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => onEdit({ group })}
            aria-label={t('groups.changeOf', { name })}
          >
            {t('groups.change')}
          </Button>
        </Can>
      </span>
    </li>
  );
}
