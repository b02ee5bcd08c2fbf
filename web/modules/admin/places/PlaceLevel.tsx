// One level of the tree of places, read by pages; a place opens to show what is inside it.
import { ActionIcon, Button, Group } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/core.ts';
import { listPlaces, updatePlace } from '#contract/places.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { api } from '../../../core/api/call.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import rows from '../SettingRows.module.css';
import classes from './Places.module.css';
import type { EditedPlace, Place } from './PlacesPage.tsx';

interface LevelProps {
  filter: { q: string } | { top: true } | { parentId: string };
  edit: (edited: EditedPlace) => void;
  empty?: ReactNode;
}
type Page = Output<typeof listPlaces>;

export function PlaceLevel({ filter, edit, empty = null }: LevelProps) {
  const t = useText('places');
  const found = useInfiniteQuery<Page, ApiError, { pages: Page[] }, readonly unknown[], string | undefined>({
    queryKey: [listPlaces.name, { ...filter, all: true }],
    queryFn: ({ pageParam, signal }) =>
      api.call(
        listPlaces,
        { ...filter, all: true, limit: 100, ...(pageParam ? { after: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  if (found.error) return <ErrorState compact error={found.error} retry={() => void found.refetch()} />;
  if (found.isPending) return <SkeletonRows rows={3} widths={[40, 20]} />;
  const items = found.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return empty;
  return (
    <>
      <ul className={'parentId' in filter ? classes.inner : rows.list}>
        {items.map((place) => (
          <PlaceLine key={place.id} place={place} whole={'q' in filter} edit={edit} />
        ))}
      </ul>
      {found.hasNextPage ? (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}

/** `whole`: named with all that is above it, as a search finds it. */
function PlaceLine({ place, whole, edit }: { place: Place; whole: boolean; edit: LevelProps['edit'] }) {
  const t = useText('places');
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const update = useAction(updatePlace, { changes: [listPlaces] });
  const { id, name, enabled } = place;
  const toggle = () =>
    void update
      .run({ id, enabled: !enabled })
      .catch((error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
      );
  return (
    <li>
      <div className={rows.row} data-off={!enabled}>
        {place.inside > 0 ? (
          <ActionIcon
            aria-expanded={open}
            aria-label={t(open ? 'close' : 'open', { name })}
            onClick={() => setOpen(!open)}
          >
            {open ? <IconChevronDown size={16} stroke={1.6} /> : <IconChevronRight size={16} stroke={1.6} />}
          </ActionIcon>
        ) : (
          <span className={classes.leaf} />
        )}
        <div className={rows.main}>
          <span className={rows.name}>{whole ? place.path : name}</span>
          <span className={rows.dim}>
            {[
              t(`kind.${place.kind}`),
              place.inside > 0 ? t('inside', { count: place.inside }) : '',
              enabled ? '' : t('off'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </div>
        <Group gap={4}>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={t('addInsideOf', { name })}
            onClick={() => edit({ place: null, inside: place })}
          >
            {t('addInside')}
          </Button>
          <Button
            size="xs"
            variant="default"
            aria-label={t('changing', { name })}
            onClick={() => edit({ place, inside: null })}
          >
            {t('change')}
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={update.pending}
            aria-label={t(enabled ? 'turnOffOf' : 'turnOnOf', { name })}
            onClick={toggle}
          >
            {t(enabled ? 'turnOff' : 'turnOn')}
          </Button>
        </Group>
      </div>
      {open ? <PlaceLevel filter={{ parentId: id }} edit={edit} /> : null}
    </li>
  );
}
