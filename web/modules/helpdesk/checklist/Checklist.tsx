// A ticket's checklist: ticked with one press, ordered by arrows, filled by hand or from a ready one.
import { ActionIcon, Button, Checkbox, Menu, Progress, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconListCheck, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import {
  addChecklistItems,
  changeChecklistItem,
  listReadyChecklists,
  orderChecklist,
  readChecklist,
  removeChecklistItem,
} from '#contract/helpdesk.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { useText } from '../../../core/text/texts.ts';
import { useTold } from '../macros/use-told.ts';
import type { Ticket } from '../ticket/TicketView.tsx';
import classes from './Checklist.module.css';
import { ItemPerson } from './ItemPerson.tsx';
import { type ChecklistItem, shownChecklists } from './shown-checklists.ts';

export function Checklist({ ticket }: { ticket: Ticket }) {
  const t = useText('macros');
  const may = ticket.can.includes(readChecklist.name);
  const mayAdd = ticket.can.includes(addChecklistItems.name);
  const some = ticket.checklist.total > 0;
  const [opened, setOpened] = useState(false);
  const found = useOperation(readChecklist, { id: ticket.id }, { enabled: may && some, kinds: ['ticket'] });
  if (!may || (!some && !mayAdd)) return null;
  if (!some && !opened)
    return (
      <div>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconListCheck size={14} />}
          onClick={() => setOpened(true)}
        >
          {t('list.title')}
        </Button>
      </div>
    );
  const items = some ? (found.data?.items ?? []) : [];
  const { open, total } = ticket.checklist;
  return (
    <section className={classes.checklist} aria-label={t('list.title')}>
      <div className={classes.title}>
        <h2>{t('list.title')}</h2>
        {some ? (
          <>
            <Progress
              className={classes.progress}
              size="sm"
              value={((total - open) / total) * 100}
              color={open === 0 ? 'green' : 'blue'}
              aria-label={t('list.title')}
            />
            <span className={classes.dim}>{t('list.progress', { done: total - open, total })}</span>
          </>
        ) : null}
      </div>
      <ul className={classes.items}>
        {items.map((item, at) => (
          <Line key={item.id} ticket={ticket} item={item} at={at} ids={items.map((one) => one.id)} />
        ))}
      </ul>
      {mayAdd ? <Adding ticket={ticket} focus={opened} /> : null}
    </section>
  );
}

function Line({ ticket, item, at, ids }: { ticket: Ticket; item: ChecklistItem; at: number; ids: string[] }) {
  const t = useText('macros');
  const told = useTold();
  const change = useAction(changeChecklistItem, { changes: shownChecklists });
  const remove = useAction(removeChecklistItem, { changes: shownChecklists });
  const order = useAction(orderChecklist, { changes: [readChecklist] });
  const { id } = ticket;
  const { text } = item;
  const done = item.doneAt !== null;
  const mayChange = ticket.can.includes(changeChecklistItem.name);
  const move = (step: 1 | -1) => {
    const next = [...ids];
    next.splice(at + step, 0, ...next.splice(at, 1));
    told(order.run({ id, ids: next }));
  };
  return (
    <li className={classes.item} data-done={done}>
      <div className={classes.check}>
        <Checkbox
          size="sm"
          checked={done}
          disabled={!mayChange || change.pending}
          label={<span className={classes.text}>{text}</span>}
          onChange={() => told(change.run({ id, itemId: item.id, done: !done }))}
        />
        {item.doneBy && item.doneAt ? (
          <span className={classes.by}>
            {t('list.done', { name: item.doneBy.name })}, <DateText moment={item.doneAt} />
          </span>
        ) : item.assignee ? (
          <span className={classes.by}>{item.assignee.name}</span>
        ) : null}
      </div>
      {mayChange ? (
        <span className={classes.acts}>
          {done ? null : <ItemPerson ticket={ticket} item={item} />}
          <ActionIcon size="sm" disabled={at === 0} onClick={() => move(-1)} aria-label={t('list.up', { text })}>
            <IconArrowUp size={14} stroke={1.6} />
          </ActionIcon>
          <ActionIcon
            size="sm"
            disabled={at === ids.length - 1}
            onClick={() => move(1)}
            aria-label={t('list.down', { text })}
          >
            <IconArrowDown size={14} stroke={1.6} />
          </ActionIcon>
          <ActionIcon
            size="sm"
            onClick={() => told(remove.run({ id, itemId: item.id }))}
            aria-label={t('list.remove', { text })}
          >
            <IconTrash size={14} stroke={1.6} />
          </ActionIcon>
        </span>
      ) : null}
    </li>
  );
}

function Adding({ ticket, focus }: { ticket: Ticket; focus: boolean }) {
  const t = useText('macros');
  const told = useTold();
  const [text, setText] = useState('');
  const add = useAction(addChecklistItems, { changes: shownChecklists });
  const mayChoose = useCan(listReadyChecklists);
  const ready = useOperation(listReadyChecklists, {}, { enabled: mayChoose, staleTime: 60_000 });
  const lists = (ready.data?.items ?? []).filter((one) => one.enabled);
  const submit = () => {
    const lines = text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    if (lines.length > 0 && !add.pending) told(add.run({ id: ticket.id, texts: lines }).then(() => setText('')));
  };
  return (
    <div className={classes.adding}>
      <TextInput
        size="xs"
        value={text}
        maxLength={500}
        autoFocus={focus}
        aria-label={t('list.add')}
        placeholder={t('list.add')}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          submit();
        }}
      />
      {lists.length > 0 ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="xs" variant="default">
              {t('list.ready')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {lists.map((one) => (
              <Menu.Item key={one.id} onClick={() => told(add.run({ id: ticket.id, checklistId: one.id }))}>
                {one.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </div>
  );
}
