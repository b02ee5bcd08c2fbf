// A person or a group of the organisation, found by name in the directory. The form's value is a LookupValue.
import type { FieldProps } from './FieldLabel.tsx';
import { Lookup, type LookupProps } from './Lookup.tsx';
import { searchPeople } from './search-people.ts';

export interface PersonFieldProps extends FieldProps, Pick<LookupProps, 'onPick' | 'placeholder'> {
  kind?: 'user' | 'group' | 'any';
}

export function PersonField({ kind = 'any', ...rest }: PersonFieldProps) {
  return <Lookup {...rest} searchKey={`directory-${kind}`} search={searchPeople(kind)} />;
}

export { searchPeople };
