// Which groups hold the role, all their people or those marked as staff; saved at once.
import { ActionIcon, Checkbox, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Clearance } from '#contract/core.ts';
import { giveRoleToGroups, listRoles } from '#contract/identity.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { useLocale, useLocalText, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { type RightsCatalog, treeOptions } from '../rights/use-rights-catalog.ts';
import type { RoleCard } from './grant-lines.ts';
import classes from './Role.module.css';

type Given = RoleCard['groups'][number];

export function RoleGroups({ role, catalog }: { role: RoleCard; catalog: RightsCatalog }) {
  const t = useText('rights');
  const say = useLocalText();
  const locale = useLocale();
  const give = useAction(giveRoleToGroups, { changes: [listRoles] });
  const may = role.can.includes(giveRoleToGroups.name);
  const put = async (groups: readonly Omit<Given, 'groupName' | 'areaName'>[]) => {
    const given = groups.map(({ groupId, areaId, staffOnly, clearances }) => ({
      groupId,
      areaId,
      staffOnly,
      clearances: clearances as Clearance[],
    }));
    try {
      await give.run({ key: role.key, groups: given }, { version: role.version });
      toast({ tone: 'done', text: t('role.groupsSaved', { role: say(role.name) }) });
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  const held = new Set(role.groups.map((group) => group.groupId));
  const offered = catalog.groups.filter((group) => !group.archived);
  return (
    <section className={classes.section} aria-labelledby="role-groups">
      <h2 id="role-groups">{t('role.groups')}</h2>
      <p className={classes.dim}>{t('role.groupsHint')}</p>
      {role.groups.length === 0 ? <p className={classes.dim}>{t('role.noGroups')}</p> : null}
      <ul className={classes.list}>
        {role.groups.map((group, place) => (
          <li key={`${group.groupId} ${group.areaId}`} className={classes.group}>
            <span>
              {group.groupName}
              {group.areaName ? <span className={classes.dim}> {t('held.area', { area: group.areaName })}</span> : null}
            </span>
            <Checkbox
              size="xs"
              label={t('role.staffOnly')}
              checked={group.staffOnly}
              disabled={!may || give.pending}
              onChange={(event) => {
                const staffOnly = event.currentTarget.checked;
                void put(role.groups.map((one, at) => (at === place ? { ...one, staffOnly } : one)));
              }}
            />
            {may ? (
              <ActionIcon
                disabled={give.pending}
                onClick={() => void put(role.groups.filter((_, at) => at !== place))}
                aria-label={t('role.removeGroup', { group: group.groupName })}
                title={t('role.removeGroup', { group: group.groupName })}
              >
                <IconX size={16} stroke={1.6} />
              </ActionIcon>
            ) : null}
          </li>
        ))}
      </ul>
      {may ? (
        <NativeSelect
          size="sm"
          className={classes.search}
          aria-label={t('role.addGroup')}
          disabled={give.pending}
          value=""
          onChange={(event) => {
            const groupId = event.currentTarget.value;
            if (groupId) void put([...role.groups, { groupId, areaId: null, staffOnly: false, clearances: [] }]);
          }}
        >
          <option value="">{t('role.addGroup')}…</option>
          {treeOptions(offered).map((group) => (
            <option key={group.value} value={group.value} disabled={held.has(group.value)}>
              {group.label}
            </option>
          ))}
        </NativeSelect>
      ) : null}
    </section>
  );
}
