// A list of records: everything of INTERFACE.md "Lists" in one component. A module gives operation, columns, fields and
// faces (see ListPageProps in list-types.ts); address, virtual rows, keys, selection, views and live changes are here.
import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { today } from '../dates/use-here.ts';
import { EmptyState } from '../show/EmptyState.tsx';
import { ErrorState } from '../show/ErrorState.tsx';
import { SkeletonRows } from '../show/SkeletonRows.tsx';
import { useText } from '../text/texts.ts';
import { useColumns } from './column-choice.ts';
import { ExportButton } from './ExportButton.tsx';
import { FilterBar } from './FilterBar.tsx';
import { filterWords } from './filter-words.ts';
import { ListCards } from './ListCards.tsx';
import classes from './ListPage.module.css';
import { ListTable } from './ListTable.tsx';
import { ListTitle } from './ListTitle.tsx';
import { ColumnsMenu, SortChoice } from './ListTools.tsx';
import { inputOfFilters, writeListState } from './list-state.ts';
import type { ListPageProps, ListRow } from './list-types.ts';
import { useListCount } from './use-list-count.ts';
import { useListCursor } from './use-list-cursor.ts';
import { useListRows } from './use-list-rows.ts';
import { useListState } from './use-list-state.ts';
import { useRowWindow } from './use-row-window.ts';
import { useSelection } from './use-selection.ts';
import { useStillRows } from './use-still-rows.ts';
import { ViewTabs } from './ViewTabs.tsx';

export function ListPage<Row extends ListRow>(page: ListPageProps<Row>) {
  const t = useText('list');
  const navigate = useNavigate();
  const fields = page.fields ?? [];
  const { state, change } = useListState(fields);
  const roomy = useMediaQuery('(min-width: 75em)', true, { getInitialValueInEffect: false });
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const open = roomy && page.beside ? state.open : null;
  const cards = phone || open !== null;

  const sort = state.sort ?? page.defaultSort ?? null;
  const filters = inputOfFilters(state.filters, fields, today());
  const counted = { ...page.input, ...filters };
  const input = { ...counted, ...(sort ? { sort } : {}) };
  const kinds = page.kinds ?? [];
  const list = useListRows<Row>(page.operation, input, kinds);
  const count = useListCount(page.count, counted, kinds);
  const columns = useColumns(page.list, page.columns);
  const picked = useSelection(list.rows);
  const selection = page.bulkActs ? picked : null;
  const window = useRowWindow({
    count: list.rows.length,
    height: cards ? 60 : 36,
    head: cards ? 0 : 34,
    more: list.more,
    loadMore: list.loadMore,
    place: `${page.list} ${cards} ${writeListState({ ...state, open: null })}`,
  });

  const openRow = (row: Row, replace: boolean) => {
    if (roomy && page.beside) change({ open: row.id }, replace || state.open !== null);
    else void navigate({ to: page.hrefOf(row) });
  };
  const close = () => change({ open: null });
  const cursor = useListCursor({
    rows: list.rows,
    open,
    onOpen: openRow,
    onClose: close,
    onSelect: selection?.toggle,
    reveal: window.reveal,
  });
  useStillRows(list.rows, window.scroller, cards ? 60 : 36, cursor.index, window.place);
  const press = (row: Row, event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    cursor.moveTo(list.rows.indexOf(row));
    openRow(row, false);
  };
  const setSort = (next: string) => change({ sort: next === page.defaultSort ? null : next });
  const filtered = Object.keys(state.filters).length > 0;

  return (
    <div className={classes.page} data-beside={open !== null}>
      <section className={classes.list} aria-label={page.title} aria-busy={list.settling}>
        {page.above}
        <div className={classes.head}>
          <ListTitle title={page.title} count={count} actions={page.actions} />
          <ViewTabs
            list={page.list}
            state={state}
            columns={columns.shown}
            onPick={(view) => {
              change({
                filters: view?.settings.filters ?? {},
                sort: view?.settings.sort ?? null,
                view: view?.id ?? null,
              });
              if (view && view.settings.columns.length > 0) columns.show(view.settings.columns);
            }}
          />
          <FilterBar
            fields={fields}
            filters={state.filters}
            onChange={(next, replace) => change({ filters: next }, replace)}
          >
            {page.sorts ? <SortChoice sorts={page.sorts} sort={sort ?? ''} onSort={setSort} /> : null}
            {cards ? null : <ColumnsMenu all={page.columns} columns={columns} />}
            <ExportButton
              given={{
                list: page.operation.name,
                filter: counted,
                sort,
                columns: columns.shown,
                about: fields.flatMap((field) => {
                  const value = state.filters[field.key];
                  return value ? [`${field.label}: ${filterWords(field, value, t)}`.slice(0, 300)] : [];
                }),
              }}
            />
          </FilterBar>
        </div>
        {list.outdated ? (
          <Button className={classes.outdated} size="compact-sm" onClick={list.reload}>
            {t('outdated')}
          </Button>
        ) : null}
        <div ref={window.scroller} className={classes.scroller} data-settling={list.settling}>
          {body()}
        </div>
        {selection?.some ? (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no toolbar
          <div className={classes.bulk} role="group" aria-label={t('select.bar')}>
            <strong>{t('select.count', { count: selection.rows.length })}</strong>
            {page.bulkActs?.(selection.rows, selection.clear)}
            <Button variant="subtle" color="gray" size="compact-sm" onClick={selection.clear}>
              {t('select.clear')}
            </Button>
          </div>
        ) : null}
      </section>
      {open && page.beside ? (
        <section className={classes.beside} aria-label={t('beside')}>
          {page.beside(open, close)}
        </section>
      ) : null}
    </div>
  );

  function body() {
    if (list.loading) return <SkeletonRows rows={14} height={cards ? 60 : 36} />;
    if (list.error && list.rows.length === 0) return <ErrorState error={list.error} retry={list.reload} />;
    if (list.rows.length === 0 && filtered) {
      return (
        <EmptyState
          title={t('nothingFound')}
          text={t('nothingFoundHint')}
          action={
            <Button variant="default" onClick={() => change({ filters: {} })}>
              {t('filter.clear')}
            </Button>
          }
        />
      );
    }
    if (list.rows.length === 0) return <EmptyState {...page.empty} />;
    const shared = { page, rows: list.rows, selection, window, cursor: cursor.index, onOpen: press };
    return (
      <>
        {cards ? (
          <ListCards {...shared} open={open} />
        ) : (
          <ListTable {...shared} columns={columns} sort={sort} onSort={setSort} />
        )}
        {list.loadingMore ? <SkeletonRows rows={3} height={cards ? 60 : 36} /> : null}
        {list.moreError && !list.loadingMore ? (
          <ErrorState compact error={list.moreError} retry={list.retryMore} />
        ) : null}
      </>
    );
  }
}
