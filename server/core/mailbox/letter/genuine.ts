// Whether our own mail server found that the letter really comes from the domain that it names (RFC 8601). Pure.
import { domainOf } from '../addresses.ts';
import type { Letter } from './letter.ts';

/** Only what the named server wrote counts, and of that only the uppermost line: lower ones may be the sender's own. */
export function isGenuine(letter: Letter, verifiedBy: string): boolean {
  if (verifiedBy === '') return true;
  if (!letter.from) return false;
  const server = verifiedBy.toLowerCase();
  const results = letter.header('authentication-results').map((one) => one.replace(/\s+/g, ' ').toLowerCase());
  const told = results.find((one) => one.split(/[;\s]/)[0] === server);
  if (!told) return false;
  if (/\bdmarc=pass\b/.test(told)) return true;
  const domain = domainOf(letter.from.address);
  return told
    .split(';')
    .some((result) => /\b(dkim|spf)=pass\b/.test(result) && domainsIn(result).some((one) => aligned(one, domain)));
}

const domainsIn = (result: string): string[] =>
  [...result.matchAll(/(?:header\.d|header\.i|smtp\.mailfrom)=([^\s;]+)/g)].map((found) =>
    domainOf(found[1] as string),
  );
const aligned = (one: string, other: string): boolean =>
  one === other || other.endsWith(`.${one}`) || one.endsWith(`.${other}`);
