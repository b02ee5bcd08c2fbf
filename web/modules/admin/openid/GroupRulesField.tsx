// Which role and group come with which value of the groups claim.
import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useField } from '../../../core/form/form-context.ts';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import { treeOptions, useRightsCatalog } from '../rights/use-rights-catalog.ts';
import classes from './Providers.module.css';
import type { Provider } from './provider-values.ts';

type Rule = Provider['groupRules'][number];

export function GroupRulesField() {
  const t = useText('providers');
  const say = useLocalText();
  const field = useField<Rule[]>('groupRules', t('rules.title'));
  const { catalog } = useRightsCatalog();
  const rules = field.value ?? [];
  const change = (place: number, part: Partial<Rule>) =>
    field.set(rules.map((rule, index) => (index === place ? { ...rule, ...part } : rule)));
  const roles = (catalog?.roles ?? [])
    .filter((role) => role.key !== 'owner')
    .map((role) => ({ value: role.key, label: say(role.name) }));
  const none = { value: '', label: t('rules.none') };
  return (
    <div id={field.id} tabIndex={-1} className={classes.rules}>
      {rules.length > 0 ? <p className={classes.dim}>{t('rules.hint')}</p> : null}
      {field.error ? (
        <p className={classes.error} role="alert">
          {field.error}
        </p>
      ) : null}
      {rules.map((rule, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no other name than its place
        <div key={place} className={classes.rule}>
          <TextInput
            label={t('rules.value')}
            value={rule.value}
            onChange={(event) => change(place, { value: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('rules.role')}
            value={rule.roleKey ?? ''}
            data={[none, ...roles]}
            onChange={(event) => change(place, { roleKey: event.currentTarget.value || null })}
          />
          <NativeSelect
            label={t('rules.group')}
            value={rule.groupId ?? ''}
            data={[none, ...treeOptions((catalog?.groups ?? []).filter((group) => !group.archived))]}
            onChange={(event) => change(place, { groupId: event.currentTarget.value || null })}
          />
          <ActionIcon
            size="lg"
            aria-label={t('rules.remove', { value: rule.value })}
            title={t('rules.remove', { value: rule.value })}
            onClick={() => field.set(rules.filter((_, index) => index !== place))}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => field.set([...rules, { value: '', roleKey: null, groupId: null }])}
      >
        {t('rules.add')}
      </Button>
    </div>
  );
}
