// What a provider says of a person, read by the provider's mapping. Pure.
import type { Claims } from './ask-provider.ts';
import type { Provider } from './provider.ts';

export interface Told {
  subject: string;
  login: string;
  name: string;
  email: string | null;
  emailVerified: boolean;
  /** Null when the provider told nothing of groups: then nothing is given or taken by them. */
  groups: string[] | null;
  secondFactor: boolean;
}

/** `realm_access.roles`: the claim of that very name, else one step deeper at every dot. */
function valueAt(claims: Record<string, unknown>, path: string): unknown {
  if (!path) return undefined;
  if (path in claims) return claims[path];
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined,
      claims,
    );
}

const textAt = (claims: Record<string, unknown>, path: string, most: number): string => {
  const value = valueAt(claims, path);
  return typeof value === 'string' ? value.normalize('NFC').trim().slice(0, most) : '';
};

const textsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? value.filter((one): one is string => typeof one === 'string').slice(0, 1000)
      : [];

export function toldBy(provider: Provider, { signed, all: claims }: Claims): Told {
  const address = textAt(claims, provider.claims.email, 254);
  const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) ? address : null;
  const given = [claims.family_name, claims.given_name, claims.middle_name].filter((part) => typeof part === 'string');
  const groups = valueAt(claims, provider.claims.groups);
  return {
    subject: signed.sub,
    login: textAt(claims, provider.claims.login, 100),
    name: textAt(claims, provider.claims.name, 200) || given.join(' ').slice(0, 200),
    email,
    emailVerified: email !== null && (provider.emails_trusted || claims.email_verified === true),
    groups: groups === undefined || groups === null ? null : textsOf(groups),
    secondFactor: provesSecondFactor(provider, signed),
  };
}

function provesSecondFactor(provider: Provider, claims: Claims['signed']): boolean {
  if (!provider.second_factor_trusted) return false;
  const shown = [...textsOf(claims.amr), ...textsOf(claims.acr)];
  return (
    provider.second_factor_values.length === 0 || provider.second_factor_values.some((value) => shown.includes(value))
  );
}

/** Whether somebody who is linked to nobody yet may come at all. */
export function isAllowedDomain(provider: Provider, told: Told): boolean {
  if (provider.allowed_domains.length === 0) return true;
  const domain = told.email?.split('@').at(-1)?.toLowerCase();
  return told.emailVerified && domain !== undefined && provider.allowed_domains.includes(domain);
}

/** A login made of what the provider calls the person: only letters, digits and `._@-`, two signs at least. */
export function loginFrom(told: Told): string {
  const plain = (text: string) => text.replace(/[^\p{L}\p{N}._@-]+/gu, '').slice(0, 50);
  const made = [told.login, told.email?.split('@')[0] ?? '', told.subject].map(plain).find((text) => text.length >= 2);
  return made ?? `user-${plain(told.subject)}`;
}
