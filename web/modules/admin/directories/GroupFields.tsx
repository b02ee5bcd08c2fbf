// Where a person's groups are read, and what each gives here.
import { groupSources } from '#contract/ldap-settings.ts';
import { useField } from '../../../core/form/form-context.ts';
import { Section } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useText } from '../../../core/text/texts.ts';
import type { RightsCatalog } from '../rights/use-rights-catalog.ts';
import { MappingsField } from './MappingsField.tsx';

export function GroupFields({ catalog }: { catalog: RightsCatalog | undefined }) {
  const t = useText('directories');
  const source = useField<string>('groupSource', t('field.groupSource'));
  const asks = source.value !== 'none' && source.value !== 'memberOf';
  return (
    <Section title={t('section.groups')} hint={t('section.groupsHint')}>
      <SelectField
        name="groupSource"
        label={t('field.groupSource')}
        options={groupSources.map((value) => ({ value, label: t(`groupSource.${value}`) }))}
        width="full"
      />
      {asks ? (
        <>
          <TextField
            name="groupBase"
            label={t('field.groupBase')}
            {...(source.value === 'tokenGroups' ? { hint: t('field.groupBaseHint'), optional: true } : {})}
          />
          <TextField name="groupFilter" label={t('field.groupFilter')} optional />
        </>
      ) : null}
      {source.value !== 'none' && catalog ? <MappingsField catalog={catalog} /> : null}
    </Section>
  );
}
