// What the search palette offers for the typed words: records from the server, then commands, then pages; only what the
// person may open.
import { useDebouncedValue } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { quickSearch } from '#contract/record.ts';
import { useMe } from '../../core/api/session.ts';
import { useOperation } from '../../core/api/use-operation.ts';
import { recordAddress } from '../../core/record-addresses.ts';
import { DateText } from '../../core/show/DateText.tsx';
import { useText } from '../../core/text/texts.ts';
import { modules } from '../modules.ts';
import classes from './Palette.module.css';

export interface PaletteItem {
  id: string;
  to: string;
  /** What follows `#`: words that proxies must not see. */
  hash?: string;
  face: ReactNode;
}

export interface PaletteGroup {
  label: string;
  items: PaletteItem[];
}

export function usePaletteItems(typed: string): { groups: PaletteGroup[]; loading: boolean; failed: boolean } {
  const t = useText('app');
  const me = useMe();
  const [q] = useDebouncedValue(typed.trim(), 160);
  const search = useOperation(quickSearch, { q }, { enabled: q !== '', keepPrevious: true });
  const allowed = (one: { need?: string }) => !one.need || me.can.includes(one.need);
  const fits = (label: string) => typed.trim() === '' || label.toLowerCase().includes(typed.trim().toLowerCase());

  const records = (q ? (search.data?.items ?? []) : []).flatMap((record): PaletteItem[] => {
    const to = recordAddress(record.kind, record.id);
    if (!to) return [];
    return [
      {
        id: record.id,
        to,
        face: (
          <>
            <span className={classes.number}>{record.number ?? ''}</span>
            <span className={classes.title}>
              {record.title}
              {record.counterpart ? <span className={classes.dim}> · {record.counterpart}</span> : null}
            </span>
            <span className={classes.dim}>
              <DateText day={record.registeredOn} />
            </span>
          </>
        ),
      },
    ];
  });
  const plain = (id: string, to: string, label: string): PaletteItem => ({
    id,
    to,
    face: <span className={classes.title}>{label}</span>,
  });
  const commands = modules
    .flatMap((module) => module.commands ?? [])
    .filter(allowed)
    .map((command) => ({ command, label: t(command.labelKey) }))
    .filter(({ label }) => fits(label))
    .map(({ command, label }) => plain(`command-${command.id}`, command.to, label));
  const pages = [
    { to: '/', label: t('home.title') },
    ...modules
      .flatMap((module) => module.menu)
      .filter(allowed)
      .map((item) => ({ to: item.to, label: t(item.labelKey) })),
    { to: '/profile', label: t('profile.title') },
    { to: '/help', label: t('help:title') },
  ]
    .filter(({ label }) => fits(label))
    .map(({ to, label }) => plain(`page-${to}`, to, label));
  const everywhere: PaletteItem[] =
    typed.trim() === ''
      ? []
      : [
          {
            id: 'search-everywhere',
            to: '/search',
            hash: new URLSearchParams({ q: typed.trim() }).toString(),
            face: <span className={classes.title}>{t('search.everywhereFor', { words: typed.trim() })}</span>,
          },
        ];
  const groups = [
    { label: t('search.records'), items: records },
    { label: t('search.everywhere'), items: everywhere },
    { label: t('search.commands'), items: commands },
    { label: t('search.pages'), items: pages },
  ];
  return {
    groups: groups.filter((group) => group.items.length > 0),
    loading: typed.trim() !== '' && (search.isFetching || q !== typed.trim()),
    failed: search.isError,
  };
}
