// What the shape of the settings cannot say: a password in the clear needs a yes, certificates, filters and templates must read.
import { X509Certificate } from 'node:crypto';
import { FilterParser } from 'ldapts';
import type { DirectorySettings } from '#contract/ldap-settings.ts';
import { refuseField } from '../../refusal.ts';

export function checkSettings(settings: DirectorySettings): void {
  if (settings.security === 'plain' && !settings.plainAccepted) {
    throw refuseField('settings.plainAccepted', 'directory_plain');
  }
  if (settings.ca && !isCertificates(settings.ca)) throw refuseField('settings.ca', 'directory_ca_wrong');
  if (settings.bind === 'direct' && settings.bindTemplate.split('{login}').length !== 2) {
    throw refuseField('settings.bindTemplate', 'directory_template_wrong', { login: '{login}' });
  }
  if (settings.filter && !isFilter(settings.filter)) throw refuseField('settings.filter', 'directory_filter_wrong');
  const { groups } = settings;
  if (groups.filter && !isFilter(groups.filter)) throw refuseField('settings.groups.filter', 'directory_filter_wrong');
  if (['member', 'memberUid'].includes(groups.source) && !groups.base) {
    throw refuseField('settings.groups.base', 'directory_groups_base');
  }
  if (settings.disabledBy === 'attribute' && !(settings.disabledAttribute && settings.disabledValue)) {
    throw refuseField('settings.disabledAttribute', 'directory_disabled_attribute');
  }
}

const certificate = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/** The certificates of a PEM text; anything between them, such as openssl's own words, is passed over. */
export const certificatesIn = (pem: string): string[] => pem.match(certificate) ?? [];

export function isCertificates(pem: string): boolean {
  const found = certificatesIn(pem);
  try {
    for (const one of found) new X509Certificate(one);
    return found.length > 0;
  } catch {
    return false;
  }
}

function isFilter(filter: string): boolean {
  try {
    FilterParser.parseString(filter);
    return /^\(.*\)$/s.test(filter.trim());
  } catch {
    return false;
  }
}

/** The saved password goes only where it was meant to go: to these servers, so protected, under this name. */
export const sameDestination = (one: DirectorySettings, other: DirectorySettings): boolean =>
  (['servers', 'security', 'ca', 'bindDn'] as const).every(
    (field) => JSON.stringify(one[field]) === JSON.stringify(other[field]),
  );
