// Saved views of a list as tabs: «Все» and those that people saved. A changed view can be saved anew or under a name,
// shared, removed.
import { Button, Group } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Output } from '#contract/core.ts';
import { listViews, removeView, saveView, shareView } from '#contract/record.ts';
import { ApiError } from '../api/api-error.ts';
import { useCan } from '../api/session.ts';
import { useAction, useOperation } from '../api/use-operation.ts';
import { useLocale, useText } from '../text/texts.ts';
import { toast } from '../toast/toast.ts';
import type { ListState } from './list-state.ts';
import { sameFilters } from './list-state.ts';
import classes from './ViewTabs.module.css';

const ViewActs = lazy(() => import('./ViewActs.tsx'));
const ViewNameDialog = lazy(() => import('./ViewNameDialog.tsx'));

type View = Output<typeof listViews>['items'][number];

export interface ViewSettings {
  filters: Record<string, string>;
  sort: string | null;
  columns: string[];
}

export interface ViewTabsProps {
  list: string;
  state: ListState;
  columns: string[];
  onPick: (view: { id: string; settings: ViewSettings } | null) => void;
}

export function ViewTabs({ list, state, columns, onPick }: ViewTabsProps) {
  const t = useText('list');
  const locale = useLocale();
  const views = useOperation(listViews, { list });
  const changes = [listViews];
  const save = useAction(saveView, { changes });
  const share = useAction(shareView, { changes });
  const remove = useAction(removeView, { changes });
  const mayShare = useCan(shareView);
  const [naming, setNaming] = useState<'new' | View | null>(null);
  const items = views.data?.items ?? [];
  const current = items.find((view) => view.id === state.view);
  const settings: ViewSettings = { filters: state.filters, sort: state.sort, columns };
  const changed = current
    ? !sameFilters(settingsOf(current).filters, state.filters) || settingsOf(current).sort !== state.sort
    : Object.keys(state.filters).length > 0;
  const tell = (error: unknown) =>
    toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
  if (items.length === 0 && !changed && !naming) return null;
  return (
    <div className={classes.bar}>
      <nav className={classes.tabs} aria-label={t('view.tabs')}>
        <button type="button" className={classes.tab} aria-current={!current} onClick={() => onPick(null)}>
          {t('view.all')}
        </button>
        {items.map((view) => (
          <button
            key={view.id}
            type="button"
            className={classes.tab}
            aria-current={view === current}
            onClick={() => onPick({ id: view.id, settings: settingsOf(view) })}
          >
            {view.name}
          </button>
        ))}
      </nav>
      <Group gap={2} wrap="nowrap">
        {current?.own && changed ? (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() =>
              void save.run({ id: current.id, list, name: current.name, settings: { ...settings } }).catch(tell)
            }
          >
            {t('view.saveChanged')}
          </Button>
        ) : null}
        {changed ? (
          <Button variant="subtle" size="compact-sm" onClick={() => setNaming('new')}>
            {t('view.saveNew')}
          </Button>
        ) : null}
        {current?.own ? (
          <Suspense>
            <ViewActs
              name={current.name}
              shared={current.shared}
              mayShare={mayShare}
              onRename={() => setNaming(current)}
              onShare={() => void share.run({ id: current.id, shared: !current.shared }).catch(tell)}
              onRemove={() => {
                onPick(null);
                void remove.run({ id: current.id }).catch(tell);
              }}
            />
          </Suspense>
        ) : null}
      </Group>
      {naming ? (
        <Suspense>
          <ViewNameDialog
            first={naming === 'new' ? '' : naming.name}
            onClose={() => setNaming(null)}
            onSave={async (name) => {
              const kept = naming === 'new' ? settings : settingsOf(naming);
              const id = naming === 'new' ? {} : { id: naming.id };
              const view = await save.run({ ...id, list, name, settings: { ...kept } });
              setNaming(null);
              onPick({ id: view.id, settings: kept });
            }}
            onProblem={tell}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

function settingsOf(view: View): ViewSettings {
  const { filters, sort, columns } = view.settings as Partial<ViewSettings>;
  return { filters: filters ?? {}, sort: sort ?? null, columns: columns ?? [] };
}
