// The values of the form of a ticket and what is sent of them.
import type { RawInput } from '#contract/core.ts';
import type { createTicket, Priority } from '#contract/helpdesk.ts';
import type { StoredFile } from '../../../core/api/upload.ts';
import type { LookupValue } from '../../../core/form/Lookup.tsx';

export interface TicketValues {
  subject: string;
  description: string;
  categoryId: string | null;
  priority: Priority | null;
  place: LookupValue | null;
  requester: LookupValue | null;
  executor: LookupValue | null;
  group: LookupValue | null;
  files: StoredFile[];
  /** The mass incident that it is sent as a part of. */
  parentId: string | null;
}

export const emptyTicket: TicketValues = {
  subject: '',
  description: '',
  categoryId: null,
  priority: null,
  place: null,
  requester: null,
  executor: null,
  group: null,
  files: [],
  parentId: null,
};

export const ticketAliases = {
  placeId: 'place',
  placeNote: 'place',
  requesterId: 'requester',
  executorId: 'executor',
  groupId: 'group',
  fileIds: 'files',
};

/** A place that was typed and not chosen goes as words. */
export const toCreate = (values: TicketValues): RawInput<typeof createTicket> => ({
  subject: values.subject,
  categoryId: values.categoryId ?? '',
  ...(values.description.trim() ? { description: values.description } : {}),
  ...(values.priority ? { priority: values.priority } : {}),
  ...(values.place?.id ? { placeId: values.place.id } : {}),
  ...(values.place && !values.place.id ? { placeNote: values.place.label } : {}),
  ...(values.requester?.id ? { requesterId: values.requester.id } : {}),
  ...(values.executor?.id ? { executorId: values.executor.id } : {}),
  ...(values.group?.id ? { groupId: values.group.id } : {}),
  ...(values.files.length > 0 ? { fileIds: values.files.map((file) => file.id) } : {}),
  ...(values.parentId ? { parentId: values.parentId } : {}),
});
