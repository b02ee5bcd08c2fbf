// Links this letter with another one, found by number, subject or correspondent.
import { Button, Group, Modal } from '@mantine/core';
import type { Operation, Output } from '#contract/core.ts';
import type { readLetter } from '#contract/correspondence.ts';
import { linkRecords, quickSearch } from '#contract/record.ts';
import { api } from '../../../core/api/call.ts';
import { Form } from '../../../core/form/Form.tsx';
import { Lookup, type LookupValue } from '../../../core/form/Lookup.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import type { LookupSearch } from '../../../core/form/use-lookup.ts';
import { useText } from '../../../core/text/texts.ts';

interface Values {
  to: LookupValue | null;
  kind: string;
}

const findLettersByWords: LookupSearch = async (q, signal) => {
  if (q === '') return [];
  const { items } = await api.call(quickSearch, { q }, { signal });
  return items
    .filter((one) => one.kind.endsWith('_letter'))
    .map((one) => ({ id: one.id, label: one.number ?? one.title, detail: `${one.counterpart} · ${one.title}` }));
};

export function LinkDialog({
  letter,
  opened,
  onClose,
  changes,
}: {
  letter: Output<typeof readLetter>;
  opened: boolean;
  onClose: () => void;
  changes: Operation[];
}) {
  const t = useText('correspondence');
  const form = useForm<Values, typeof linkRecords>({
    action: linkRecords,
    initial: { to: null, kind: 'relates' },
    toInput: (values) => ({ id: letter.id, toId: values.to?.id ?? '', kind: values.kind as 'relates' }),
    check: (values): Record<string, string> => (values.to ? {} : { to: t('link.choose') }),
    aliases: { toId: 'to' },
    changes,
    onDone: onClose,
  });
  return (
    <Modal opened={opened} onClose={onClose} title={t('act.link')} size="lg">
      <Form form={form} label={t('act.link')}>
        <SelectField
          name="kind"
          label={t('link.kind')}
          options={(['answers', 'relates', 'continues', 'replaces'] as const).map((value) => ({
            value,
            label: t(`link.name.${value}`),
          }))}
        />
        <Lookup name="to" label={t('link.to')} searchKey="letters" search={findLettersByWords} autoFocus />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('link.back')}
          </Button>
          <Button type="submit">{t('link.save')}</Button>
        </Group>
      </Form>
    </Modal>
  );
}
