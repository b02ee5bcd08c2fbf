// A person or a group of the organisation, found by name in the directory. The form's value is a LookupValue.
import { searchDirectory } from '#contract/identity.ts';
import { api } from '../api/call.ts';
import type { FieldProps } from './FieldLabel.tsx';
import { Lookup, type LookupProps } from './Lookup.tsx';
import type { LookupSearch } from './use-lookup.ts';

export interface PersonFieldProps extends FieldProps, Pick<LookupProps, 'onPick' | 'placeholder'> {
  kind?: 'user' | 'group' | 'any';
}

export function searchPeople(kind: 'user' | 'group' | 'any'): LookupSearch {
  return async (q, signal) => {
    const { items } = await api.call(searchDirectory, { q, kind }, { signal });
    return items.map((item) => ({
      id: item.id,
      label: item.name,
      ...(item.position ? { detail: item.position } : {}),
    }));
  };
}

export function PersonField({ kind = 'any', ...rest }: PersonFieldProps) {
  return <Lookup {...rest} searchKey={`directory-${kind}`} search={searchPeople(kind)} />;
}
