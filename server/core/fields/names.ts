// Names of the people, groups and contacts that fields point at; those that the actor may not see are not found.
import { sql } from 'kysely';
import { shapeOf, unscoped } from '../handle.ts';
import { recordUnder } from '../scope.ts';
import type { FieldDefinition } from './definition.ts';

export interface Named {
  id: string;
  name: string;
}

export async function namesOf(
  handle: object,
  wanted: readonly { field: Pick<FieldDefinition, 'type'>; id: string }[],
): Promise<Map<string, string>> {
  const idsOf = (type: FieldDefinition['type']) => wanted.filter((one) => one.field.type === type).map((one) => one.id);
  const [principals, contacts] = [idsOf('principal'), idsOf('contact')];
  const db = unscoped(handle);
  const found: Named[] = [];
  if (principals.length > 0)
    found.push(
      ...(await db
        .selectFrom('principal')
        .select(['id', 'name'])
        .where('id', 'in', principals)
        .where('kind', 'in', ['user', 'group'])
        .execute()),
    );
  if (contacts.length > 0) {
    const { actor, services } = shapeOf(handle);
    const lenses = actor.rights.lenses(services.catalog.recordKinds.get('contact')?.read ?? '');
    const { rows } = await sql<Named>`select record.id, record.title as name from record
      where record.id = any(${contacts}::uuid[]) and record.kind = 'contact' and record.life = 'active'
        and ${recordUnder(lenses, 'record.id')}`.execute(db);
    found.push(...rows);
  }
  return new Map(found.map((one) => [one.id, one.name]));
}
