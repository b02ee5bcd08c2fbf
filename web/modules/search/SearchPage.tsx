// Search over everything that the person may read: one line of words, filters beside it, found records with the words around.
import { Button, Loader, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconSearchOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { searchContacts } from '#contract/contacts.ts';
import { useCan } from '../../core/api/session.ts';
import { today } from '../../core/dates/use-here.ts';
import { FilterBar } from '../../core/list/FilterBar.tsx';
import { useListState } from '../../core/list/use-list-state.ts';
import { EmptyState } from '../../core/show/EmptyState.tsx';
import { ErrorState } from '../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../core/text/texts.ts';
import { FoundRecord } from './FoundRecord.tsx';
import { HowToSearch } from './HowToSearch.tsx';
import classes from './Search.module.css';
import { inputOfSearch, searchFields } from './search-fields.ts';
import { type FoundPage, useSearch } from './use-search.ts';

const words = { kind: 'text', key: 'q', label: '' } as const;

export default function SearchPage() {
  const t = useText('search');
  const locale = useLocale();
  const kinds = useRef<FoundPage['kinds']>([]);
  const fields = searchFields(t, { kinds: kinds.current, locale, contacts: useCan(searchContacts) });
  const { state, change } = useListState([words, ...fields]);
  const { q = '', ...filters } = state.filters;
  const asked = Object.keys(state.filters).length > 0;
  const found = useSearch(inputOfSearch(state.filters, today()), asked);
  const pages = found.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items);
  if (pages[0]) kinds.current = pages[0].kinds;
  const titleOf = new Map(kinds.current.map(({ kind, title }) => [kind, title[locale]]));
  const layout = pages[0]?.layoutOf;
  const set = (next: Record<string, string>, replace = false) => change({ filters: next }, replace);
  return (
    <div className={classes.page}>
      <h1 className={classes.heading}>{t('title')}</h1>
      <WordsLine
        value={q}
        busy={found.isFetching}
        onChange={(next) => set(next ? { ...filters, q: next } : filters, true)}
      />
      {asked ? (
        <FilterBar
          fields={fields}
          filters={filters}
          onChange={(next, replace) => set(q ? { ...next, q } : next, replace)}
        />
      ) : null}
      {layout ? <p className={classes.layout}>{t('layout', { typed: q, meant: layout })}</p> : null}
      {!asked ? <HowToSearch /> : null}
      {asked && found.error && items.length === 0 ? (
        <ErrorState error={found.error} retry={() => void found.refetch()} />
      ) : null}
      {asked && found.isPending && !found.error ? <SkeletonRows rows={5} height={88} widths={[30, 60]} /> : null}
      {asked && found.data && items.length === 0 ? (
        <EmptyState icon={IconSearchOff} title={t('nothing.title')} text={t('nothing.text')} action={<HowToSearch />} />
      ) : null}
      {asked && items.length > 0 ? (
        <ol className={classes.items} aria-label={t('found')} data-settling={found.isPlaceholderData || undefined}>
          {items.map((item) => (
            <FoundRecord key={item.id} item={item} kind={titleOf.get(item.kind) ?? ''} />
          ))}
        </ol>
      ) : null}
      {asked && found.hasNextPage ? (
        <Button
          variant="default"
          className={classes.more}
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('more')}
        </Button>
      ) : null}
    </div>
  );
}

/** What is typed goes into the address after a pause, and at once on Enter. */
function WordsLine({ value, busy, onChange }: { value: string; busy: boolean; onChange: (value: string) => void }) {
  const t = useText('search');
  const [typed, setTyped] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const later = useDebouncedCallback(onChange, 400);
  // Another address, as the back button gives, changes what stands in the line.
  useEffect(() => {
    if (document.activeElement !== field.current) setTyped(value);
  }, [value]);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          later.cancel();
          onChange(typed.trim());
        }}
      >
        <TextInput
          ref={field}
          size="md"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            later(event.currentTarget.value.trim());
          }}
          placeholder={t('placeholder')}
          aria-label={t('title')}
          leftSection={<IconSearch size={18} stroke={1.6} aria-hidden="true" />}
          rightSection={busy ? <Loader size={16} /> : null}
          autoComplete="off"
          maxLength={500}
        />
      </form>
    </search>
  );
}
