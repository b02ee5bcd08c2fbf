// E-mail addresses, Cyrillic domains included: the domain is kept in lower case as people read it.
import { domainToASCII, domainToUnicode } from 'node:url';
import { accepted, type Checked, refused } from './check.ts';

const local = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/** ` Ivan@Пример.РФ ` → `Ivan@пример.рф`; an address without a dot in its domain is refused. */
export function checkEmail(input: string): Checked<'email_wrong'> {
  const address = input.normalize('NFC').trim();
  const at = address.lastIndexOf('@');
  const name = address.slice(0, at);
  const typed = address.slice(at + 1);
  if (at < 1 || name.length > 64 || !local.test(name) || /[\s/\\?#:[\]]/.test(typed)) return refused('email_wrong');
  const domain = domainToASCII(typed);
  const labels = domain.split('.');
  const shaped = labels.length > 1 && labels.every((part) => label.test(part)) && !/^\d+$/.test(labels.at(-1) ?? '');
  if (!shaped || name.length + 1 + domain.length > 254) return refused('email_wrong');
  return accepted(`${name}@${domainToUnicode(domain)}`);
}

/** Two addresses with one key are one mailbox for our purposes: letter case does not tell them apart. */
export const emailKey = (address: string): string => address.trim().toLowerCase();
