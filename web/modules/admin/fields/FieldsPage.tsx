// The organisation's own fields: a line each in the order of the card, moved, changed and switched off here.
import { ActionIcon, Button, Group, Modal } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type FieldCard, listFieldSubjects, listFields, orderFields } from '#contract/fields.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useLocalText, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import rows from '../SettingRows.module.css';
import { FieldForm, type Subject } from './FieldForm.tsx';

export default function FieldsPage() {
  const t = useText('fields');
  const say = useLocalText();
  const subjects = useOperation(listFieldSubjects, {});
  const error = subjects.error;
  return (
    <div className={rows.page}>
      <h1 className={rows.title}>{t('title')}</h1>
      <p className={rows.dim}>{t('about')}</p>
      {error ? <ErrorState error={error} retry={() => void subjects.refetch()} /> : null}
      {subjects.isPending ? <SkeletonRows rows={5} /> : null}
      {subjects.data?.items.map((subject) => (
        <section key={subject.subject} aria-label={say(subject.title)}>
          <FieldsOf subject={subject} />
        </section>
      ))}
    </div>
  );
}

function FieldsOf({ subject }: { subject: Subject }) {
  const t = useText('fields');
  const say = useLocalText();
  const locale = useLocale();
  // The same reading as forms use, so that a change is seen there at once.
  const fields = useOperation(listFields, { subject: subject.subject });
  const order = useAction(orderFields, { changes: [listFields] });
  const [edited, setEdited] = useState<FieldCard | 'new' | null>(null);
  const items = fields.data?.items ?? [];
  const close = () => setEdited(null);
  const move = (place: number, by: number) => {
    const ids = items.map((field) => field.id);
    const [id] = ids.splice(place, 1);
    ids.splice(place + by, 0, id as string);
    order
      .run({ subject: subject.subject, ids })
      .catch((error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
      );
  };
  const add = (
    <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
      {t('add')}
    </Button>
  );
  return (
    <>
      <header className={rows.head}>
        <h2 className={rows.part}>{say(subject.title)}</h2>
        {items.length > 0 ? (
          <Group gap={6}>
            <ExportButton
              given={{ list: listFields.name, filter: { subject: subject.subject }, about: [say(subject.title)] }}
            />
            {add}
          </Group>
        ) : null}
      </header>
      {fields.error ? <ErrorState error={fields.error} retry={() => void fields.refetch()} /> : null}
      {fields.isPending ? <SkeletonRows rows={4} /> : null}
      {fields.data?.items.length === 0 ? <EmptyState title={t('empty')} text={t('emptyText')} action={add} /> : null}
      <ul className={rows.list}>
        {items.map((field, place) => (
          <li key={field.id} className={rows.row} data-off={!field.enabled}>
            <div className={rows.main}>
              <span className={rows.name}>{field.name}</span>
              <span className={rows.dim}>{about(field, subject, t, say)}</span>
            </div>
            <div className={rows.acts}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('up', { name: field.name })}
                disabled={place === 0 || order.pending}
                onClick={() => move(place, -1)}
              >
                <IconArrowUp size={16} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('down', { name: field.name })}
                disabled={place === items.length - 1 || order.pending}
                onClick={() => move(place, 1)}
              >
                <IconArrowDown size={16} />
              </ActionIcon>
              <Button size="xs" variant="default" onClick={() => setEdited(field)}>
                {t('change')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Modal
        opened={edited !== null}
        onClose={close}
        size="lg"
        title={edited === 'new' || edited === null ? t('new') : t('changing', { name: edited.name })}
      >
        {edited ? <FieldForm field={edited === 'new' ? null : edited} subject={subject} done={close} /> : null}
      </Modal>
    </>
  );
}

function about(
  field: FieldCard,
  subject: Subject,
  t: ReturnType<typeof useText>,
  say: ReturnType<typeof useLocalText>,
): string {
  const kinds = subject.kinds.filter(({ kind }) => field.kinds.includes(kind)).map(({ title }) => say(title));
  return [
    [t(`type.${field.type}`), field.unit].filter(Boolean).join(', '),
    field.key,
    kinds.length > 0 ? kinds.join(', ') : t('everywhere'),
    field.variants ? t('onlyVariants', { count: field.variants.length }) : '',
    field.required && !field.variants ? t('required') : '',
    field.personal ? t('personal') : '',
    field.enabled ? '' : t('switchedOff'),
  ]
    .filter(Boolean)
    .join(' · ');
}
