// Executors and their queues: what they can do, where, how long their full day is; changed in its place in the list.
import { Button, Group } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { listExecutors, loadWords, setSkills } from '#contract/helpdesk.ts';
import { listEvents } from '#contract/record.ts';
import { useCan } from '../../../core/api/session.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { today } from '../../../core/dates/use-here.ts';
import { searchPeople } from '../../../core/form/search-people.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { FilterBar } from '../../../core/list/FilterBar.tsx';
import { inputOfFilters, writeListState } from '../../../core/list/list-state.ts';
import type { FilterField } from '../../../core/list/list-types.ts';
import { useListRows } from '../../../core/list/use-list-rows.ts';
import { useListState } from '../../../core/list/use-list-state.ts';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { Segments } from '../../../core/show/Segments.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { ExecutorForm } from './ExecutorForm.tsx';
import classes from './Executors.module.css';

export type Executor = Output<typeof listExecutors>['items'][number];

export default function ExecutorsPage() {
  const t = useText('executors');
  const fields: FilterField[] = [
    { kind: 'text', key: 'q', label: t('find') },
    {
      kind: 'lookup',
      key: 'groupId',
      label: t('queue'),
      searchKey: 'directory-group',
      search: searchPeople('group'),
    },
    // Which of the two lists it is stands in the address too.
    { kind: 'text', key: 'kind', label: '' },
  ];
  const { state, change } = useListState(fields);
  const { kind: kept, ...filters } = state.filters;
  const kind = kept === 'group' ? 'group' : 'user';
  const input = { kind, ...inputOfFilters(filters, fields.slice(0, 2), today()) };
  const list = useListRows<Executor>(listExecutors, input, []);
  const common = useOperation(listExecutors, { limit: 1 }, { staleTime: 60_000 }).data?.fullMinutes ?? 480;
  const [opened, setOpened] = useState<string | null>(null);
  const set = (next: Record<string, string>, replace?: boolean) => change({ filters: next }, replace);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('title')}</h1>
        <ExportButton given={{ list: listExecutors.name, filter: input }} />
      </header>
      <p className={classes.dim}>{t('about')}</p>
      <div className={classes.which}>
        <Segments
          label={t('which')}
          value={kind}
          onChange={(next) => set(next === 'group' ? { ...filters, kind: 'group' } : filters)}
          options={(['user', 'group'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
      </div>
      <FilterBar
        fields={fields.slice(0, 2)}
        filters={filters}
        onChange={(next, replace) => set(kept ? { ...next, kind: kept } : next, replace)}
      />
      {list.error && list.rows.length === 0 ? <ErrorState error={list.error} retry={list.reload} /> : null}
      {list.loading ? <SkeletonRows rows={8} height={64} /> : null}
      {!list.loading && !list.error && list.rows.length === 0 ? (
        <EmptyState
          icon={IconUsers}
          title={t(Object.keys(filters).length > 0 ? 'none.title' : 'empty.title')}
          text={t(Object.keys(filters).length > 0 ? 'none.text' : 'empty.text')}
        />
      ) : null}
      <ul className={classes.rows} aria-label={t(`kind.${kind}`)}>
        {list.rows.map((row) => (
          <ExecutorRow
            key={row.id}
            row={row}
            common={common}
            opened={opened === row.id}
            open={(yes) => setOpened(yes ? row.id : null)}
          />
        ))}
      </ul>
      {list.more ? (
        <Button variant="default" size="xs" loading={list.loadingMore} onClick={list.loadMore}>
          {t('more')}
        </Button>
      ) : null}
    </div>
  );
}

interface ExecutorRowProps {
  row: Executor;
  common: number;
  opened: boolean;
  open: (yes: boolean) => void;
}
function ExecutorRow({ row, common, opened, open }: ExecutorRowProps) {
  const t = useText('executors');
  const locale = useLocale();
  const mayChange = useCan(setSkills);
  const mayLookBack = useCan(listEvents) && row.kind === 'user';
  const user = row.kind === 'user';
  const names = (list: readonly { name: string }[]) => list.map((one) => one.name).join(', ');
  const skills =
    row.skills.length > 0
      ? names(row.skills)
      : row.inherited.length > 0
        ? t('inherited', { names: names(row.inherited) })
        : t('anySkill');
  return (
    <li className={classes.row}>
      <div className={classes.line}>
        <div className={classes.who}>
          <span className={classes.name}>{row.name}</span>
          <span className={classes.dim}>{user ? names(row.groups) : t('members', { count: row.members })}</span>
          {row.mayTake ? null : <span className={classes.warn}>{t('noRight')}</span>}
        </div>
        <dl className={classes.facts}>
          <div>
            <dt>{t('skills')}</dt>
            <dd data-own={row.skills.length > 0}>{skills}</dd>
          </div>
          {user ? (
            <>
              <div>
                <dt>{t('sites')}</dt>
                <dd data-own={row.sites.length > 0}>{row.sites.length > 0 ? names(row.sites) : t('anySite')}</dd>
              </div>
              <div>
                <dt>{t('full')}</dt>
                <dd data-own={row.fullMinutes !== null}>{loadWords(row.fullMinutes ?? common, locale)}</dd>
              </div>
            </>
          ) : null}
        </dl>
        <Group gap={4} className={classes.acts}>
          {mayChange ? (
            <Button
              size="xs"
              variant="default"
              className={classes.act}
              aria-expanded={opened}
              aria-label={`${t('change')}: ${row.name}`}
              onClick={() => open(!opened)}
            >
              {t('change')}
            </Button>
          ) : null}
          {mayLookBack ? (
            <Button
              size="xs"
              variant="subtle"
              className={classes.act}
              component={Link}
              to={'/admin/journal' as never}
              hash={writeListState({
                filters: { operation: setSkills.name, subjectId: `${row.id}~${row.name}` },
                sort: null,
                view: null,
                open: null,
              })}
              aria-label={`${t('history')}: ${row.name}`}
            >
              {t('history')}
            </Button>
          ) : null}
        </Group>
      </div>
      {opened ? (
        <div className={classes.form}>
          <ExecutorForm row={row} common={common} done={() => open(false)} />
        </div>
      ) : null}
    </li>
  );
}
