// The dispatch screen: the queue, the selected ticket with who is proposed and why, people with shift and load.
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { listDispatchPeople } from '#contract/helpdesk.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { today } from '../../../core/dates/use-here.ts';
import { FilterBar } from '../../../core/list/FilterBar.tsx';
import { SortChoice } from '../../../core/list/ListTools.tsx';
import { inputOfFilters } from '../../../core/list/list-state.ts';
import { useListState } from '../../../core/list/use-list-state.ts';
import { ViewTabs } from '../../../core/list/ViewTabs.tsx';
import { Segments } from '../../../core/show/Segments.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { ShiftSwitch } from '../duty/ShiftSwitch.tsx';
import { IncidentProposals } from '../incidents/IncidentProposals.tsx';
import { useCrowds } from '../incidents/use-crowds.ts';
import { useTicketWords } from '../words.ts';
import classes from './Dispatch.module.css';
import type { Desk } from './desk.ts';
import type { Told } from './desk-rows.ts';
import { useDispatchFilters } from './filters.ts';
import { PeoplePane } from './PeoplePane.tsx';
import { QueuePane } from './QueuePane.tsx';
import { TicketPane } from './TicketPane.tsx';
import { inputOf, type Tab, tabs, useTabCounts } from './tabs.ts';
import { useDesk } from './use-desk.ts';
import { useDeskKeys } from './use-desk-keys.ts';

const isTab = (value: string | undefined): value is Tab => tabs.includes(value as Tab);

export default function DispatchPage() {
  const t = useText('dispatch');
  const tickets = useText('helpdesk');
  const fields = useDispatchFilters();
  const { state: address, change } = useListState(fields);
  const { tab: kept, ...filters } = address.filters;
  const tab: Tab = isTab(kept) ? kept : 'unassigned';
  const asked = inputOfFilters(
    filters,
    fields.filter((field) => field.key !== 'tab'),
    today(),
  );
  const sort = address.sort ?? 'registered';
  const { desk, state } = useDesk({ ...inputOf[tab], ...asked, sort });
  const counts = useTabCounts(asked);
  const groupId = typeof asked.groupId === 'string' ? { groupId: asked.groupId } : {};
  const people = useOperation(listDispatchPeople, groupId, { kinds: ['ticket', 'shift'], keepPrevious: true });
  useDeskKeys(desk, people.data?.people ?? []);
  const narrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const [pane, setPane] = useState<'queue' | 'ticket' | 'people'>('queue');
  const row = state.rows[state.cursor];
  const proposal = row && state.proposals.get(row.ticket.id);
  const isCrowd = useCrowds();
  const show = (one: typeof pane) => !narrow || pane === one;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div className={classes.top}>
          <h1 className={classes.title}>{t('title')}</h1>
          <ShiftSwitch compact />
        </div>
        <nav className={classes.tabs} aria-label={t('tabs')}>
          {tabs.map((one) => (
            <button
              key={one}
              type="button"
              className={classes.tab}
              aria-current={one === tab}
              onClick={() => change({ filters: { ...filters, ...(one === 'unassigned' ? {} : { tab: one }) } })}
            >
              {t(`tab.${one}`)} <span className={classes.count}>{counts[one] ?? '…'}</span>
            </button>
          ))}
        </nav>
        <ViewTabs
          list="helpdesk.dispatch"
          state={address}
          columns={[]}
          onPick={(view) =>
            change({
              filters: view?.settings.filters ?? {},
              sort: view?.settings.sort ?? null,
              view: view?.id ?? null,
            })
          }
        />
        <FilterBar
          fields={fields.filter((field) => field.key !== 'tab')}
          filters={filters}
          onChange={(next, replace) => change({ filters: kept ? { ...next, tab: kept } : next }, replace)}
        >
          <SortChoice
            sorts={(['registered', 'due'] as const).map((value) => ({ value, label: t(`sort.${value}`) }))}
            sort={sort}
            onSort={(next) => change({ sort: next === 'registered' ? null : next })}
          />
        </FilterBar>
        {narrow ? <IncidentProposals /> : null}
        {narrow ? (
          <Segments
            label={t('panes')}
            value={pane}
            onChange={setPane}
            fullWidth
            options={(['queue', 'ticket', 'people'] as const).map((value) => ({ value, label: t(`pane.${value}`) }))}
          />
        ) : null}
      </header>
      <div className={classes.panes}>
        {show('queue') ? (
          <section className={classes.pane} aria-label={t('pane.queue')}>
            <QueuePane desk={desk} state={state} isCrowd={isCrowd} place={`${tab} ${JSON.stringify(asked)} ${sort}`} />
            <Status desk={desk} told={state.told} />
          </section>
        ) : null}
        {show('ticket') ? (
          <section className={classes.pane} aria-label={tickets('ticket')}>
            {/* Over the queue it would push the rows down under the dispatcher's hand. */}
            {narrow ? null : <IncidentProposals />}
            <div className={classes.scroller}>
              <TicketPane row={row} proposal={proposal} desk={desk} />
            </div>
          </section>
        ) : null}
        {show('people') ? (
          <section className={classes.pane} aria-label={t('pane.people')}>
            <div className={classes.scroller}>
              <PeoplePane
                people={people.data}
                error={people.error}
                retry={() => void people.refetch()}
                proposal={proposal}
                desk={desk}
              />
            </div>
          </section>
        ) : null}
      </div>
    </div>
  );
}

/** What the last act did, with the way back; twenty of them in a minute are no twenty messages in a corner. */
function Status({ desk, told }: { desk: Desk; told: Told | null }) {
  const t = useText('dispatch');
  const locale = useLocale();
  const words = useTicketWords();
  if (!told) return <p className={`${classes.status} ${classes.hint}`}>{t('hint')}</p>;
  const { code, number = '', name = '' } = told;
  const text =
    code === 'error'
      ? told.error instanceof ApiError
        ? told.error.words(locale)
        : String(told.error)
      : t(`told.${code}`, { number, name: code === 'priority' ? words.priority(name) : name });
  const back = told.tone === 'done' && ['given', 'queued', 'priority'].includes(code);
  return (
    <p className={classes.status} data-tone={told.tone} role="status">
      {text}
      {back ? (
        <button type="button" className={classes.back} onClick={() => void desk.do(() => desk.undo())}>
          {t('undo')}
        </button>
      ) : null}
    </p>
  );
}
