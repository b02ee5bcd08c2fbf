// Places as a tree: buildings, floors, rooms; opened level by level, found by words; added, renamed, moved, switched off.
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { listPlaces } from '#contract/places.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { useText } from '../../../core/text/texts.ts';
import rows from '../SettingRows.module.css';
import { PlaceForm } from './PlaceForm.tsx';
import { PlaceLevel } from './PlaceLevel.tsx';
import classes from './Places.module.css';

export type Place = Output<typeof listPlaces>['items'][number];
export interface EditedPlace {
  place: Place | null;
  /** Inside which a new one is put. */
  inside: Pick<Place, 'id' | 'path' | 'kind'> | null;
}

export default function PlacesPage() {
  const t = useText('places');
  const common = useText();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const [edited, setEdited] = useState<EditedPlace | null>(null);
  const add = (
    <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setEdited({ place: null, inside: null })}>
      {t('add')}
    </Button>
  );
  return (
    <div className={rows.page}>
      <header className={classes.head}>
        <h1 className={rows.title}>{t('title')}</h1>
        <Group gap={6}>
          <ExportButton given={{ list: listPlaces.name, filter: { all: true, ...(q ? { q } : {}) } }} />
          {add}
        </Group>
      </header>
      <p className={rows.dim}>{t('about')}</p>
      <TextInput
        className={classes.search}
        aria-label={t('search')}
        placeholder={t('search')}
        value={typed}
        maxLength={100}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <PlaceLevel
        key={q}
        filter={q ? { q } : { top: true }}
        edit={setEdited}
        empty={
          q ? (
            <p className={rows.dim}>{t('notFound')}</p>
          ) : (
            <EmptyState title={t('empty')} text={t('emptyText')} action={add} />
          )
        }
      />
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        size="md"
        title={edited?.place ? t('changing', { name: edited.place.name }) : t('new')}
        closeButtonProps={{ 'aria-label': common('action.close') }}
      >
        {edited ? <PlaceForm {...edited} done={() => setEdited(null)} /> : null}
      </Modal>
    </div>
  );
}
