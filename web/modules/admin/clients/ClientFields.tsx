// The fields of a program: name, owner, what it may do of what the owner may, until when.
import { listClientOperations } from '#contract/clients.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { DateField } from '../../../core/form/DateField.tsx';
import { useField } from '../../../core/form/form-context.ts';
import type { LookupValue } from '../../../core/form/Lookup.tsx';
import { PersonField } from '../../../core/form/PersonField.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { OperationsField } from '../../../core/operations/OperationsField.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from './Clients.module.css';

export interface ClientValues {
  name: string;
  owner: LookupValue | null;
  operations: string[];
  expiresOn: string | null;
}
/** Fields of the input by the fields of the form. */
export const clientAliases = { ownerId: 'owner' };

export function ClientFields() {
  const t = useText('programs');
  const owner = useField<LookupValue | null>('owner', t('owner'));
  const ownerId = owner.value?.id ?? null;
  const offered = useOperation(
    listClientOperations,
    { ownerId: ownerId ?? '' },
    { enabled: ownerId !== null, keepPrevious: false },
  );
  return (
    <>
      <TextField name="name" label={t('name')} hint={t('nameHint')} maxLength={100} width="full" />
      <PersonField name="owner" label={t('owner')} hint={t('ownerHint')} kind="user" width="full" />
      <DateField name="expiresOn" label={t('expires')} hint={t('expiresHint')} optional />
      {ownerId === null ? <p className={classes.dim}>{t('ownerFirst')}</p> : null}
      {ownerId !== null && offered.isPending ? <SkeletonRows rows={4} /> : null}
      {offered.error ? <ErrorState compact error={offered.error} retry={() => void offered.refetch()} /> : null}
      {offered.data ? (
        <OperationsField name="operations" label={t('may')} hint={t('mayHint')} offered={offered.data.items} />
      ) : null}
    </>
  );
}
