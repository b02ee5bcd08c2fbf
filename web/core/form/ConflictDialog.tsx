// Two people changed the same fields: shows both values of each and saves what the person chooses, «ваше» or
// «сейчас в записи». Appears by itself when the form gets a 412.
import { Button, Group, Modal, Radio } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../text/texts.ts';
import classes from './Form.module.css';
import { useFormPlace } from './form-context.ts';
import type { Conflict } from './form-store.ts';

type Side = 'yours' | 'current';

export default function ConflictDialog({ conflict }: { conflict: Conflict }) {
  const { form } = useFormPlace();
  const t = useText('form');
  const [sides, setSides] = useState<Record<string, Side>>({});
  const sideOf = (field: string): Side => sides[field] ?? 'yours';
  const save = () => {
    const chosen = conflict.fields
      .filter((one) => sideOf(one.field) === 'current')
      .map((one) => [form.store.ownerOf(one.field) ?? one.field, one.current]);
    void form.resolve(Object.fromEntries(chosen));
  };
  return (
    <Modal opened onClose={() => form.store.patch({ conflict: null })} title={t('conflict.title')} size="lg">
      <p className={classes.dialogText}>{t('conflict.text')}</p>
      {conflict.fields.map((one) => {
        const label = form.store.fieldOf(form.store.ownerOf(one.field) ?? one.field)?.label ?? one.field;
        return (
          <Radio.Group
            key={one.field}
            label={label}
            value={sideOf(one.field)}
            onChange={(side) => setSides({ ...sides, [one.field]: side as Side })}
            className={classes.conflictField}
          >
            <Radio value="yours" label={<Value tag={t('conflict.yours')} text={words(one.field, one.yours)} />} />
            <Radio value="current" label={<Value tag={t('conflict.current')} text={words(one.field, one.current)} />} />
          </Radio.Group>
        );
      })}
      <Group justify="flex-end" gap={8} mt="md">
        <Button variant="default" onClick={() => form.store.patch({ conflict: null })}>
          {t('conflict.back')}
        </Button>
        <Button onClick={save}>{t('conflict.save')}</Button>
      </Group>
    </Modal>
  );

  function words(field: string, value: unknown): string {
    const shown = form.show(field, value);
    if (shown !== undefined) return shown;
    if (value === null || value === undefined || value === '') return t('conflict.empty');
    if (typeof value === 'object') {
      const { name, label } = value as { name?: unknown; label?: unknown };
      return String(name ?? label ?? JSON.stringify(value));
    }
    return String(value);
  }
}

function Value({ tag, text }: { tag: string; text: string }) {
  return (
    <span>
      <span className={classes.conflictTag}>{tag}</span> {text}
    </span>
  );
}
