// Who does an item of the checklist: chosen beside it, or nobody in particular.
import { ActionIcon, Button, Popover } from '@mantine/core';
import { IconUser, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { changeChecklistItem } from '#contract/helpdesk.ts';
import { Form } from '../../../core/form/Form.tsx';
import type { LookupValue } from '../../../core/form/Lookup.tsx';
import { PersonField } from '../../../core/form/PersonField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import type { Ticket } from '../ticket/TicketView.tsx';
import { type ChecklistItem, shownChecklists } from './shown-checklists.ts';

export function ItemPerson({ ticket, item }: { ticket: Ticket; item: ChecklistItem }) {
  const t = useText('macros');
  const [open, setOpen] = useState(false);
  const label = t('list.assign', { text: item.text });
  const Icon = item.assignee ? IconUser : IconUserPlus;
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      width={300}
      position="bottom-end"
      trapFocus
      // The list of people lies outside of it.
      closeOnClickOutside={false}
    >
      <Popover.Target>
        <ActionIcon size="sm" aria-label={label} title={label} aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon size={14} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        {open ? <Choose ticket={ticket} item={item} close={() => setOpen(false)} /> : null}
      </Popover.Dropdown>
    </Popover>
  );
}

function Choose({ ticket, item, close }: { ticket: Ticket; item: ChecklistItem; close: () => void }) {
  const t = useText('macros');
  const { assignee } = item;
  const form = useForm<{ assignee: LookupValue | null }, typeof changeChecklistItem>({
    action: changeChecklistItem,
    initial: { assignee: assignee && { id: assignee.id, label: assignee.name } },
    toInput: (values) => ({ id: ticket.id, itemId: item.id, assigneeId: values.assignee?.id ?? null }),
    aliases: { assigneeId: 'assignee' },
    changes: shownChecklists,
    onDone: close,
  });
  return (
    <Form form={form} label={t('list.assign', { text: item.text })}>
      <PersonField name="assignee" label={t('list.who')} kind="user" optional autoFocus />
      <Button size="xs" mt={8} type="submit">
        {t('save')}
      </Button>
    </Form>
  );
}
