// Whether our own mail server found that the letter really comes from the domain that it names (RFC 8601). Pure.
import { domainToASCII } from 'node:url';
import { domainOf } from '../addresses.ts';
import type { Letter } from './letter.ts';

/**
 * Only what the named server wrote counts, and of that only the uppermost line: lower ones may be the sender's own. Senders
 * choose what stands in its values (`smtp.mailfrom=dmarc=pass@…`), so a verdict counts only at the beginning of its part.
 */
export function isGenuine(letter: Letter, verifiedBy: string): boolean {
  if (verifiedBy === '') return true;
  if (!letter.from) return false;
  const server = verifiedBy.toLowerCase();
  const results = letter.header('authentication-results').map(withoutQuoted);
  const told = results.find((one) => one.split(/[;\s]/)[0] === server);
  if (!told) return false;
  const domain = asciiOf(letter.from.address);
  return told.split(';').some((part) => {
    const verdict = /^\s*(dmarc|dkim|spf)(?:\/\d+)?\s*=\s*pass(?:\s|$)/.exec(part);
    if (!verdict) return false;
    if (verdict[1] !== 'dmarc') return valuesOf(part).some((one) => aligned(asciiOf(one), domain));
    const about = /(?:^|\s)header\.from=(\S+)/.exec(part)?.[1];
    return about === undefined || asciiOf(about) === domain;
  });
}

/** A header's line without its comments and quoted strings, which hold whatever the sender wishes. */
function withoutQuoted(line: string): string {
  let out = '';
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] as string;
    if (sign === '\\' && (quoted || depth > 0)) at += 1;
    else if (quoted) quoted = sign !== '"';
    else if (sign === '"') {
      quoted = depth === 0;
      out += depth === 0 ? '"' : '';
    } else if (sign === '(') depth += 1;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) out += sign;
  }
  return out.replace(/\s+/g, ' ').trim().toLowerCase();
}

const valuesOf = (part: string): string[] =>
  [...part.matchAll(/(?:^|\s)(?:header\.d|header\.i|smtp\.mailfrom)=(\S+)/g)].map((found) => found[1] as string);
const asciiOf = (address: string): string => domainToASCII(domainOf(address));
const aligned = (one: string, other: string): boolean =>
  one !== '' && (one === other || other.endsWith(`.${one}`) || one.endsWith(`.${other}`));
