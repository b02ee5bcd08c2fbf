// Around a record's page whose fields are edited where they are shown. <EditInPlace record={letter} action={updateLetter}
//   valuesOf={valuesOf} toInput={toInput} changes={[readLetter]}> … <InPlace … /> … <Facts items={[{ …, field, input }]} /> …
import type { ReactNode } from 'react';
import type { Operation } from '#contract/core.ts';
import { InPlaceContext, type InPlaceOptions, type InPlaceRecord } from './in-place-context.ts';

export function EditInPlace<R extends InPlaceRecord, V extends object, O extends Operation>({
  children,
  ...options
}: InPlaceOptions<R, V, O> & { children: ReactNode }) {
  return <InPlaceContext.Provider value={options as unknown as InPlaceOptions}>{children}</InPlaceContext.Provider>;
}
