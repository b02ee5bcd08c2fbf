// "Forgot your password?": the answer is the same for everybody; the link goes to the mailbox of whoever has one.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { forgetPassword } from '#contract/invitations.ts';
import type { Actor } from '../../../actor.ts';
import { preparedAction } from '../../../core-operation.ts';
import { unscoped } from '../../../handle.ts';
import { mailServer } from '../../../mail/mail-server.ts';
import type { Services } from '../../../services.ts';
import { throttle } from '../../throttle.ts';
import { linkMail } from '../link-mails.ts';
import { newLink } from '../links.ts';

async function prepare(services: Services, actor: Actor, { login }: { login: string }): Promise<boolean> {
  const limited = (key: string, limit: number) =>
    throttle(services, actor, forgetPassword.name, { key, limit, windowSeconds: 900 });
  await limited(`forgot ${actor.address}`, 60);
  const asked = createHash('sha256').update(login.toLowerCase()).digest('base64url');
  await limited(`forgot-person ${asked}`, 3);
  // A letter that stays in the outbox would hand somebody's account to whoever reads it there.
  return (await mailServer(services)) !== null;
}

interface Found {
  id: string;
  email: string;
  login: string;
  name: string;
  locale: 'ru' | 'en';
  elsewhere: boolean;
}

export const forgetPasswordAction = preparedAction(forgetPassword, prepare, async (unit, { login }, mails) => {
  const { rows } = await sql<Found>`
    select u.id, u.email, u.login, p.name, u.locale,
      u.password_hash is null and exists (select 1 from user_identity i where i.user_id = u.id) as elsewhere
    from app_user u join principal p on p.id = u.id
    where (lower(u.login) = lower(${login}) or lower(u.email) = lower(${login})) and u.status = 'active'
      and u.email is not null`.execute(unscoped(unit));
  const person = mails ? rows[0] : undefined;
  // A link is made for nobody too, so that the answer takes as long.
  const { link } = await newLink(unit, {
    userId: person && !person.elsewhere ? person.id : null,
    purpose: 'reset',
    hours: 1,
  });
  if (person?.elsewhere) await linkMail(unit, 'elsewhere', person);
  else if (person) await linkMail(unit, 'forgotten', person, { link });
  unit.event({ subjectIds: person ? [person.id] : [], data: { sent: person !== undefined, mails } });
  return { ok: true as const };
});
