// The inputs of a ticket's card, by the names of its values; what a person may not choose from is not offered.
import { searchContacts } from '#contract/contacts.ts';
import { useCan } from '../../../core/api/session.ts';
import { Lookup } from '../../../core/form/Lookup.tsx';
import { PersonField } from '../../../core/form/PersonField.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { findContacts } from '../../../core/form/search-contacts.ts';
import { TextField } from '../../../core/form/TextField.tsx';
import type { Fact } from '../../../core/record/record-types.ts';
import { useText } from '../../../core/text/texts.ts';
import { useCategories } from '../category-options.ts';
import { findPlaces } from '../places.ts';
import { useTicketWords } from '../words.ts';
import type { Ticket } from './TicketView.tsx';

type Edit = NonNullable<Fact['edit']>;
const chosen = (value: unknown) => Boolean((value as { id?: string | null } | null)?.id);

export function useTicketInputs(ticket: Ticket) {
  const t = useText('helpdesk');
  const words = useTicketWords();
  const categories = useCategories();
  const contacts = useCan(searchContacts);
  const label = (field: string) => t(`field.${field}`);
  // A category that has been switched off since stays in the list of the ticket that has it.
  const kept = categories.options.some((one) => one.value === ticket.category.id)
    ? []
    : [{ value: ticket.category.id, label: ticket.category.name }];
  const category: Edit = {
    field: 'categoryId',
    input: (
      <SelectField
        name="categoryId"
        label={label('category')}
        options={[...kept, ...categories.options]}
        width="full"
      />
    ),
  };
  const priority: Edit = {
    field: 'priority',
    input: <SelectField name="priority" label={label('priority')} options={words.priorities} width="full" />,
  };
  const requester: Edit = {
    field: 'requester',
    input: <PersonField name="requester" label={label('requester')} kind="user" optional />,
    settles: chosen,
  };
  const contact: Edit = {
    field: 'contact',
    input: <Lookup name="contact" label={label('contactId')} searchKey="contacts" search={findContacts} optional />,
    settles: chosen,
    offered: ticket.requester === null,
  };
  const place: Edit = {
    field: 'place',
    input: <Lookup name="place" label={label('place')} searchKey="places" search={findPlaces} optional />,
    settles: chosen,
    offered: true,
  };
  const placeNote: Edit = {
    field: 'placeNote',
    input: <TextField name="placeNote" label={label('placeNote')} maxLength={200} optional />,
    offered: true,
  };
  return { category, priority, requester, contact: contacts ? contact : undefined, place, placeNote };
}
