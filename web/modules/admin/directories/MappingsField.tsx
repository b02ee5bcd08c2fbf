// Rows «group of the directory → department or group here, role, where the role works».
import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useField } from '../../../core/form/form-context.ts';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import { type RightsCatalog, treeOptions } from '../rights/use-rights-catalog.ts';
import classes from './Directories.module.css';
import type { Mapping } from './directory-values.ts';

export function MappingsField({ catalog }: { catalog: RightsCatalog }) {
  const t = useText('directories');
  const say = useLocalText();
  const field = useField<Mapping[]>('mappings', t('field.mappings'));
  const mappings = field.value ?? [];
  const groups = treeOptions(catalog.groups.filter((group) => !group.archived));
  const put = (place: number, next: Mapping | null) =>
    field.set(next ? mappings.map((one, at) => (at === place ? next : one)) : mappings.filter((_, at) => at !== place));
  return (
    <div id={field.id} tabIndex={-1} className={classes.mappings}>
      <p className={classes.label}>{t('field.mappings')}</p>
      <p className={classes.dim}>{t('field.mappingsHint')}</p>
      {mappings.map((mapping, place) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: a row that is being typed has nothing but its place
          key={place}
          className={classes.mapping}
        >
          <legend className="visually-hidden">{t('mapping', { number: place + 1 })}</legend>
          <TextInput
            size="sm"
            className={classes.mappedGroup}
            aria-label={t('mappingGroup')}
            placeholder={t('mappingGroupHint')}
            value={mapping.group}
            onChange={(event) => put(place, { ...mapping, group: event.currentTarget.value })}
            maxLength={500}
          />
          <NativeSelect
            size="sm"
            aria-label={t('mappingOurs')}
            value={mapping.groupId ?? ''}
            onChange={(event) => put(place, { ...mapping, groupId: event.currentTarget.value || null })}
          >
            <option value="">{t('noGroup')}</option>
            {groups.map((group) => (
              <option key={group.value} value={group.value}>
                {group.label}
              </option>
            ))}
          </NativeSelect>
          <NativeSelect
            size="sm"
            aria-label={t('mappingRole')}
            value={mapping.role ?? ''}
            onChange={(event) =>
              put(place, {
                ...mapping,
                role: event.currentTarget.value || null,
                areaId: event.currentTarget.value ? mapping.areaId : null,
              })
            }
          >
            <option value="">{t('noRole')}</option>
            {catalog.roles.map((role) => (
              <option key={role.key} value={role.key}>
                {say(role.name)}
              </option>
            ))}
          </NativeSelect>
          {mapping.role ? (
            <NativeSelect
              size="sm"
              aria-label={t('mappingArea')}
              value={mapping.areaId ?? ''}
              onChange={(event) => put(place, { ...mapping, areaId: event.currentTarget.value || null })}
            >
              <option value="">{t('ownArea')}</option>
              {groups.map((group) => (
                <option key={group.value} value={group.value}>
                  {group.label}
                </option>
              ))}
            </NativeSelect>
          ) : null}
          <ActionIcon onClick={() => put(place, null)} aria-label={t('mappingRemove', { number: place + 1 })}>
            <IconX size={16} stroke={1.6} />
          </ActionIcon>
        </fieldset>
      ))}
      {field.error ? (
        <p className={classes.error} role="alert">
          {field.error}
        </p>
      ) : null}
      <Button
        variant="default"
        size="xs"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconPlus size={15} stroke={1.6} />}
        onClick={() => field.set([...mappings, { group: '', groupId: null, role: null, areaId: null }])}
      >
        {t('mappingAdd')}
      </Button>
    </div>
  );
}
