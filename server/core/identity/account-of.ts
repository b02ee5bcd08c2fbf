// Whose own affairs an operation concerns: the person who is signed in, or the one for whom the command line acts.
import { type Actor, isPerson, isProgram } from '../actor.ts';
import { Refusal } from '../refusal.ts';

export function accountOf(actor: Actor): string {
  if (isPerson(actor)) return actor.id;
  if (actor.kind === 'cli' && actor.behalfOf) return actor.behalfOf;
  throw new Refusal('not_allowed');
}

/** A token must not make what would outlive it or reach wider: other tokens, another password. */
export function refuseTokens(actor: Actor): void {
  if (isProgram(actor)) throw new Refusal('not_allowed');
}
