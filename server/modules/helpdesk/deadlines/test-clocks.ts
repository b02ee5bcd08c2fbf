// A helpdesk for tests of deadlines: its clock stands still, its people come with tokens that outlive the days it is turned by.
import { worldPassword } from '../../../world.ts';
import { type Desk, openDesk } from '../test-desk.ts';

/** A moment by the clocks of Moscow. */
export const at = (text: string): string => new Date(`${text.replace(' ', 'T')}:00+03:00`).toISOString();
export const told = (moment: string | null): string | null =>
  moment && new Date(Date.parse(moment) + 3 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

export async function openClockedDesk(now: string): Promise<Desk> {
  const desk = await openDesk();
  desk.server.clock.set(at(now));
  for (const login of ['owner', 'technician', 'second', 'curator', 'employee', 'stranger'] as const) {
    const signedIn = await desk.server.signIn(login, worldPassword);
    const made = await desk.ask(signedIn, 'POST', '/api/me/tokens', { name: 'Часы' });
    desk.as[login] = desk.server.bearer(made.body.token);
  }
  const printers = `/api/helpdesk/categories/${desk.ids['category.printers']}`;
  await desk.ask(desk.as.curator, 'PATCH', printers, { groupId: desk.ids['group.office'] });
  // Tickets of the world were made by the real clock: they are done with here.
  await desk.rows('delete from deadline_moment');
  await desk.rows(`update record_deadline set state = 'stopped'`);
  await desk.rows('update record set due_at = null');
  return desk;
}
