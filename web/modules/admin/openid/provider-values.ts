// A provider's card as the values of its form, and back.
import type { Output, RawInput } from '#contract/core.ts';
import type { createProvider, listProviders, updateProvider } from '#contract/openid-providers.ts';
import { changedFields } from '../../../core/form/changed-fields.ts';
import type { LookupValue } from '../../../core/form/Lookup.tsx';

export type Provider = Output<typeof listProviders>['items'][number];

export interface ProviderValues {
  key: string;
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  authentication: Provider['authentication'];
  scopes: string;
  claimLogin: string;
  claimName: string;
  claimEmail: string;
  claimGroups: string;
  groupRules: Provider['groupRules'];
  allowedDomains: LookupValue[];
  admission: Provider['admission'];
  emailsTrusted: boolean;
  secondFactorTrusted: boolean;
  secondFactorValues: LookupValue[];
  certificate: string;
  enabled: boolean;
  position: number | null;
}
/** Fields of the input by the fields of the form. */
export const providerAliases = {
  'claims.login': 'claimLogin',
  'claims.name': 'claimName',
  'claims.email': 'claimEmail',
  'claims.groups': 'claimGroups',
};

const chips = (values: readonly string[]): LookupValue[] => values.map((label) => ({ id: null, label }));
const labels = (values: readonly LookupValue[]): string[] => values.map((value) => value.label.trim());

export const blankProvider: ProviderValues = {
  key: '',
  name: '',
  issuer: '',
  clientId: '',
  clientSecret: '',
  authentication: 'basic',
  scopes: 'openid email profile',
  claimLogin: 'preferred_username',
  claimName: 'name',
  claimEmail: 'email',
  claimGroups: '',
  groupRules: [],
  allowedDomains: [],
  admission: 'linked',
  emailsTrusted: false,
  secondFactorTrusted: false,
  secondFactorValues: [],
  certificate: '',
  enabled: true,
  position: 0,
};

export const valuesOf = (provider: Provider): ProviderValues => ({
  key: provider.key,
  name: provider.name,
  issuer: provider.issuer,
  clientId: provider.clientId,
  clientSecret: '',
  authentication: provider.authentication,
  scopes: provider.scopes.join(' '),
  claimLogin: provider.claims.login,
  claimName: provider.claims.name,
  claimEmail: provider.claims.email,
  claimGroups: provider.claims.groups,
  groupRules: provider.groupRules,
  allowedDomains: chips(provider.allowedDomains),
  admission: provider.admission,
  emailsTrusted: provider.emailsTrusted,
  secondFactorTrusted: provider.secondFactorTrusted,
  secondFactorValues: chips(provider.secondFactorValues),
  certificate: provider.certificate ?? '',
  enabled: provider.enabled,
  position: provider.position,
});

function fieldsOf(values: ProviderValues) {
  return {
    name: values.name,
    issuer: values.issuer,
    clientId: values.clientId,
    authentication: values.authentication,
    scopes: values.scopes.split(/[\s,]+/).filter(Boolean),
    claims: {
      login: values.claimLogin,
      name: values.claimName,
      email: values.claimEmail,
      groups: values.claimGroups,
    },
    groupRules: values.groupRules,
    allowedDomains: labels(values.allowedDomains),
    admission: values.admission,
    emailsTrusted: values.emailsTrusted,
    secondFactorTrusted: values.secondFactorTrusted,
    secondFactorValues: labels(values.secondFactorValues),
    certificate: values.certificate.trim() || null,
    enabled: values.enabled,
    position: values.position ?? 0,
  };
}

export const toCreate = (values: ProviderValues): RawInput<typeof createProvider> => ({
  key: values.key.trim(),
  ...fieldsOf(values),
  ...(values.clientSecret ? { clientSecret: values.clientSecret } : {}),
});

export const toUpdate =
  (provider: Provider) =>
  (values: ProviderValues): RawInput<typeof updateProvider> => ({
    id: provider.id,
    ...changedFields(fieldsOf(values), fieldsOf(valuesOf(provider))),
    ...(values.clientSecret ? { clientSecret: values.clientSecret } : {}),
  });
