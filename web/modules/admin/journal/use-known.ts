// Whom and what the ids of an event mean: people, departments and contacts, and the roles by their keys; what the reader
// of the journal may not see stays an id.
import { searchContacts } from '#contract/contacts.ts';
import { listRoles, searchDirectory } from '#contract/identity.ts';
import { useCan } from '../../../core/api/session.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { useLocalText } from '../../../core/text/texts.ts';

export type Known = ReadonlyMap<string, { name: string; kind: string }>;

const most = 100;
export const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function useKnown(subjects: string[], data: Record<string, unknown>): Known {
  const say = useLocalText();
  const asked = [...new Set([...subjects, ...idsIn(data)])].slice(0, most);
  const people = useOperation(searchDirectory, { ids: asked }, { enabled: asked.length > 0 });
  const known = new Map(
    (people.data?.items ?? []).map((one) => [one.id, { name: one.name, kind: one.kind as string }]),
  );
  const outside = people.data ? asked.filter((id) => !known.has(id)) : [];
  const maySeeContacts = useCan(searchContacts);
  const contacts = useOperation(searchContacts, { ids: outside }, { enabled: maySeeContacts && outside.length > 0 });
  for (const one of contacts.data?.items ?? []) known.set(one.id, { name: one.name, kind: 'contact' });
  const maySeeRoles = useCan(listRoles);
  const roles = useOperation(listRoles, {}, { enabled: maySeeRoles && 'roles' in data, staleTime: 60_000 });
  for (const role of roles.data?.items ?? []) known.set(`role ${role.key}`, { name: say(role.name), kind: 'role' });
  return known;
}

function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return idShape.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(idsIn);
}
