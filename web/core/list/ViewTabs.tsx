// Saved views of a list as tabs: «Все» and those that people saved. A changed view can be saved anew or under a name,
// shared, removed.
import { ActionIcon, Button, Group, Menu, Modal, TextInput } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
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
          <Menu>
            <Menu.Target>
              <ActionIcon aria-label={t('view.acts', { name: current.name })}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setNaming(current)}>{t('view.rename')}</Menu.Item>
              {mayShare ? (
                <Menu.Item onClick={() => void share.run({ id: current.id, shared: !current.shared }).catch(tell)}>
                  {current.shared ? t('view.unshare') : t('view.share')}
                </Menu.Item>
              ) : null}
              <Menu.Item
                color="red"
                onClick={() => {
                  onPick(null);
                  void remove.run({ id: current.id }).catch(tell);
                }}
              >
                {t('view.remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </Group>
      {naming ? (
        <NameDialog
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
      ) : null}
    </div>
  );
}

function settingsOf(view: View): ViewSettings {
  const { filters, sort, columns } = view.settings as Partial<ViewSettings>;
  return { filters: filters ?? {}, sort: sort ?? null, columns: columns ?? [] };
}

interface NameDialogProps {
  first: string;
  onSave: (name: string) => Promise<void>;
  onClose: () => void;
  onProblem: (error: unknown) => void;
}

function NameDialog({ first, onSave, onClose, onProblem }: NameDialogProps) {
  const t = useText('list');
  const core = useText();
  const [name, setName] = useState(first);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('view.nameTitle')}
      closeButtonProps={{ 'aria-label': core('action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) onSave(name.trim()).catch(onProblem);
        }}
      >
        <TextInput
          label={t('view.name')}
          description={t('view.nameHint')}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <Group justify="flex-end" gap={8} mt="md">
          <Button variant="default" onClick={onClose}>
            {core('action.cancel')}
          </Button>
          <Button type="submit" disabled={!name.trim()}>
            {core('action.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
