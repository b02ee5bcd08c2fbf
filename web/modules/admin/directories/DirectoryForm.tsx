// The settings of a directory by themes: connection, who searches, people, groups, the first sign-in, the sync; and beside
// them the check, which takes the form as it stands.
import { createDirectory, listDirectories, updateDirectory } from '#contract/ldap.ts';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { Row, Section } from '../../../core/form/Section.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import { useRightsCatalog } from '../rights/use-rights-catalog.ts';
import { CheckPanel } from './CheckPanel.tsx';
import { ConnectionFields } from './ConnectionFields.tsx';
import {
  type Directory,
  type DirectoryValues,
  directoryAliases,
  toCreate,
  toUpdate,
  valuesOf,
} from './directory-values.ts';
import { GroupFields } from './GroupFields.tsx';
import { PeopleFields } from './PeopleFields.tsx';
import { baseHints, type PresetName, presets } from './presets.ts';
import { SyncFields } from './SyncFields.tsx';

export interface DirectoryFormProps {
  directory?: Directory;
  preset?: PresetName;
  onSaved: (id: string) => void;
}

export function DirectoryForm({ directory, preset = 'openldap', onSaved }: DirectoryFormProps) {
  const t = useText('directories');
  const rights = useRightsCatalog();
  const form = useForm<DirectoryValues, typeof createDirectory>({
    // The two actions give the same card; what differs is the input.
    action: (directory ? updateDirectory : createDirectory) as typeof createDirectory,
    initial: directory ? valuesOf(directory) : presets[preset],
    ...(directory ? { version: directory.version } : {}),
    toInput: (values) => (directory ? toUpdate(directory.id, values) : toCreate(values)) as never,
    aliases: directoryAliases,
    changes: [listDirectories],
    onDone: (saved) => onSaved(saved.id),
  });
  return (
    <Form form={form} label={directory?.name ?? t('new')}>
      <Section title={t('section.about')}>
        <Row>
          <TextField
            name="name"
            label={t('field.name')}
            hint={t('field.nameHint')}
            maxLength={100}
            autoFocus={!directory}
          />
          <TextField
            name="key"
            label={t('field.key')}
            hint={t('field.keyHint')}
            maxLength={31}
            disabled={directory !== undefined}
          />
        </Row>
        <CheckField name="enabled" label={t('field.enabled')} hint={t('field.enabledHint')} />
      </Section>
      <ConnectionFields hasPassword={directory?.hasPassword ?? false} />
      <PeopleFields baseHint={baseHints[preset]} />
      <GroupFields catalog={rights.catalog} />
      <SyncFields />
      <CheckPanel id={directory?.id} />
      <FormBar save={t(directory ? 'save' : 'create')} />
    </Form>
  );
}
