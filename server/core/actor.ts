// Who acts: a person through a session, a token, a program or a chat, the command line, or a named part of the system. Never nobody's absence.
import type { Locale } from '#contract/core.ts';
import type { Rights } from './rights.ts';

/** Ids of the principals that are not people; made by the first migration's seed, never reused. */
export const systemPrincipals = {
  anonymous: '00000000-0000-7000-8000-000000000001',
  system: '00000000-0000-7000-8000-000000000002',
  cli: '00000000-0000-7000-8000-000000000003',
  automation: '00000000-0000-7000-8000-000000000004',
} as const;

export interface Actor {
  /** A principal's id. */
  id: string;
  kind: 'user' | 'token' | 'client' | 'chat' | 'cli' | 'system' | 'anonymous';
  name: string;
  login: string;
  locale: Locale;
  sessionId?: string;
  /** The browser or program, as it names itself. */
  agent?: string;
  mustChangePassword?: boolean;
  /** How the session was opened, and when its person last proved themselves. */
  amr?: readonly string[];
  provenAt?: string;
  /** The screen is locked: only what unlocks it is answered. */
  locked?: boolean;
  /** A role asks for a second factor that the session has not shown. */
  secondFactorDue?: boolean;
  /** The address of our site as the browser shows it, `https://vedomo.example.org`. */
  origin?: string;
  /** Cookies of the request by name, without the browser's prefix. */
  cookies?: Readonly<Record<string, string | undefined>>;
  /** The program through which the person named by `id` acts. */
  program?: { id: string; name: string };
  behalfOf?: string;
  /** Standing in for an absent person: their name, and the moment at which it ends by itself. */
  standing?: { name: string; endsAt: string };
  /** Somebody without an account for whom the program speaks: a contact whose words a door brings in. */
  outside?: { id: string; name: string };
  /** The client's address; empty for the command line and jobs. */
  address: string;
  requestId: string;
  rights: Rights;
}

/** Somebody with an account, whichever way they come. */
export const isPerson = (actor: Pick<Actor, 'kind'>): boolean =>
  actor.kind === 'user' || actor.kind === 'token' || actor.kind === 'client' || actor.kind === 'chat';

/** A program in somebody's name: it must not make what would outlive it or reach wider. */
export const isProgram = (actor: Pick<Actor, 'kind'>): boolean => actor.kind === 'token' || actor.kind === 'client';
/** In whose name the work is done: the absent person's while somebody stands in. Own affairs stay with `actor.id`. */
export const workOf = (actor: Pick<Actor, 'id' | 'behalfOf' | 'standing'>): string =>
  (actor.standing && actor.behalfOf) || actor.id;
