// Whether an actor may begin an operation: signed in, screen open, right held, password and second factor settled.
import type { Operation } from '#contract/core.ts';
import type { Actor } from './actor.ts';
import { writeEvents } from './events.ts';
import { Refusal } from './refusal.ts';
import type { Services } from './services.ts';

/** What a session with a locked screen is still answered. */
const whileLocked = new Set([
  'identity.session.read',
  'identity.session.prove',
  'identity.session.proveByPasskey',
  'identity.session.close',
  'identity.session.lock',
]);
/** What a person whose role asks for a second factor may do before there is one. */
const beforeSecondFactor = new Set([
  'identity.factor.list',
  'identity.totp.begin',
  'identity.totp.confirm',
  'identity.passkey.begin',
  'identity.passkey.add',
  'identity.session.proveByPasskey',
  'identity.me.read',
  'identity.me.update',
  'identity.session.read',
  'identity.session.prove',
  'identity.session.close',
  'identity.session.lock',
  'identity.password.change',
]);
const freshMinutes = 15;

/** Operations that a person may still do while a first password has to be changed. */
const beforePasswordChange = new Set([
  'identity.me.read',
  'identity.session.read',
  'identity.session.prove',
  'identity.session.proveByPasskey',
  'identity.session.lock',
  'identity.session.close',
  'identity.password.change',
  'identity.me.update',
]);

export async function admit(services: Services, operation: Operation, actor: Actor): Promise<void> {
  if (operation.access === 'public') return;
  requireAwake(actor, operation.name);
  const allowed =
    operation.access === 'signed-in' ? actor.rights.permits(operation.name) : actor.rights.has(operation.name);
  if (!allowed) {
    const code = actor.standing && !actor.rights.permits(operation.name) ? 'in_person_only' : 'not_allowed';
    await writeEvents(services, services.pools.write, actor, operation.name, [{ data: { code } }], 'refused');
    services.kick();
    throw new Refusal(code, { operation: operation.name });
  }
  requireSettled(actor, operation.name);
  if (operation.fresh && !provenLately(services, actor)) throw new Refusal('sign_in_again');
}

/** For what is no operation: somebody is signed in and has nothing left to settle, whatever their rights or token name. */
export function requireInside(actor: Actor): void {
  requireAwake(actor, '');
  requireSettled(actor, '');
}

function requireAwake(actor: Actor, name: string): void {
  if (actor.kind === 'anonymous') throw new Refusal('not_signed_in');
  if (actor.locked && !whileLocked.has(name)) throw new Refusal('session_locked');
}

function requireSettled(actor: Actor, name: string): void {
  if (actor.mustChangePassword && !beforePasswordChange.has(name)) throw new Refusal('must_change_password');
  if (actor.secondFactorDue && !beforeSecondFactor.has(name)) throw new Refusal('second_factor_needed');
}

/** Tokens and commands have nobody to ask; what was made in a person's name without a session was asked for elsewhere. */
function provenLately(services: Services, actor: Actor): boolean {
  // In a chat nobody can be asked to prove themselves.
  if (actor.kind === 'chat') return false;
  if (actor.kind !== 'user' || !actor.sessionId || !actor.provenAt) return true;
  return services.clock.now().getTime() - Date.parse(actor.provenAt) < freshMinutes * 60_000;
}
