// An actor for a person without a sign-in: for what the program does in somebody's name, and for worlds of tests.
import type { Actor } from '../actor.ts';
import { newId } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { loadRights } from './rights-of.ts';

export async function actingAs(services: Services, userId: string): Promise<Actor> {
  const { rows } = await services.pools.read.query<{ name: string; login: string; locale: 'ru' | 'en' }>(
    `select p.name, u.login, u.locale from app_user u join principal p on p.id = u.id where u.id = $1 and u.status = 'active'`,
    [userId],
  );
  const [person] = rows;
  if (!person) throw new Refusal('not_found');
  const rights = await loadRights(services.pools.read, services, userId);
  return { id: userId, kind: 'user', ...person, address: '', requestId: newId(), rights };
}
