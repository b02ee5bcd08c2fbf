// Personal access tokens for other programs: made with a name and an end, shown once, revoked.
import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import { createToken, listTokens, revokeToken } from '#contract/identity.ts';
import { listTokenOperations } from '#contract/person-tokens.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { DateField } from '../../../core/form/DateField.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { useField } from '../../../core/form/form-context.ts';
import { Row } from '../../../core/form/Section.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { OperationsField } from '../../../core/operations/OperationsField.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SecretOnce } from '../../../core/show/SecretOnce.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './ProfilePage.module.css';

const blank = {
  name: '',
  expiresOn: null as string | null,
  limit: 'chosen' as 'chosen' | 'all',
  operations: [] as string[],
};

export function TokensBlock() {
  const t = useText('app');
  const tp = useText('programs');
  const tokens = useOperation(listTokens, {});
  const revoke = useAction(revokeToken, { changes: [listTokens] });
  const [secret, setSecret] = useState<string | null>(null);
  const [ending, setEnding] = useState<{ id: string; name: string } | null>(null);
  const form = useForm({
    action: createToken,
    initial: blank,
    toInput: ({ name, expiresOn, limit, operations }) => ({
      name,
      ...(expiresOn ? { expiresOn } : {}),
      ...(limit === 'chosen' ? { operations } : {}),
    }),
    check: ({ limit, operations }): Record<string, string> =>
      limit === 'chosen' && operations.length === 0 ? { operations: tp('operations.needed') } : {},
    changes: [listTokens],
    onDone: ({ token }) => {
      setSecret(token);
      form.store.reset(blank);
    },
  });
  const pending = useFormState(form, (state) => state.pending);
  return (
    <section className={classes.section} aria-labelledby="tokens">
      <h2 id="tokens">{t('tokens.title')}</h2>
      <p className={classes.hint}>{t('tokens.hint')}</p>
      {secret ? <SecretOnce secret={secret} text={t('tokens.once')} /> : null}
      {tokens.isPending ? <SkeletonRows rows={1} /> : null}
      {tokens.error ? <ErrorState compact error={tokens.error} retry={() => void tokens.refetch()} /> : null}
      <ul className={classes.list}>
        {tokens.data?.items.map((token) => (
          <li key={token.id} className={classes.item}>
            <div className={classes.about}>
              <p>
                {token.name} <span className={classes.dim}>{token.hint}</span>
              </p>
              <p className={classes.dim}>
                {token.operations
                  ? tp('operations.chosen', { count: token.operations.length })
                  : tp('tokens.everything')}
              </p>
              <p className={classes.dim}>
                {token.lastUsedAt ? (
                  <>
                    {t('tokens.used')} <DateText moment={token.lastUsedAt} />
                    {token.lastUsedAddress ? `, ${token.lastUsedAddress}` : ''}
                  </>
                ) : (
                  t('tokens.unused')
                )}
                {token.expiresAt ? (
                  <>
                    {' · '}
                    {t('tokens.until')} <DateText moment={token.expiresAt} />
                  </>
                ) : null}
              </p>
            </div>
            <Button variant="default" size="xs" onClick={() => setEnding({ id: token.id, name: token.name })}>
              {t('tokens.revoke')}
            </Button>
          </li>
        ))}
      </ul>
      <Form form={form} label={t('tokens.create')}>
        <Row>
          <TextField name="name" label={t('tokens.name')} hint={t('tokens.nameHint')} />
          <DateField
            name="expiresOn"
            label={t('tokens.expiresOn')}
            hint={t('tokens.expiresHint')}
            optional
            width="full"
          />
        </Row>
        <Limit />
        <Button type="submit" variant="light" loading={pending} style={{ alignSelf: 'flex-start' }}>
          {t('tokens.create')}
        </Button>
      </Form>
      <ConfirmWithReason
        opened={ending !== null}
        title={t('tokens.revokeTitle', { name: ending?.name ?? '' })}
        text={t('tokens.revokeText')}
        verb={t('tokens.revoke')}
        reason="none"
        onClose={() => setEnding(null)}
        onConfirm={async () => {
          if (ending) await revoke.run({ id: ending.id });
          toast({ text: t('tokens.revoked') });
        }}
      />
    </section>
  );
}

/** All that the person may do, or chosen operations: what is safer stands first. */
function Limit() {
  const tp = useText('programs');
  const limit = useField<'chosen' | 'all'>('limit', tp('tokens.limit'));
  const offered = useOperation(listTokenOperations, {}, { staleTime: 60_000 });
  return (
    <>
      <Radio.Group label={tp('tokens.limit')} value={limit.value} onChange={(value) => limit.set(value as 'chosen')}>
        <Radio value="chosen" label={tp('tokens.chosen')} mt={6} />
        <Radio value="all" label={tp('tokens.everything')} description={tp('tokens.everythingHint')} mt={8} />
      </Radio.Group>
      {limit.value === 'chosen' ? (
        <>
          {offered.isPending ? <SkeletonRows rows={3} /> : null}
          {offered.error ? <ErrorState compact error={offered.error} retry={() => void offered.refetch()} /> : null}
          {offered.data ? (
            <OperationsField name="operations" label={tp('tokens.operations')} offered={offered.data.items} />
          ) : null}
        </>
      ) : null}
    </>
  );
}
