// Personal access tokens for other programs: made with a name and an end, shown once, revoked.
import { Button, CopyButton } from '@mantine/core';
import { useState } from 'react';
import { createToken, listTokens, revokeToken } from '#contract/identity.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { DateField } from '../../../core/form/DateField.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { Row } from '../../../core/form/Section.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './ProfilePage.module.css';

const blank = { name: '', expiresOn: null as string | null };

export function TokensBlock() {
  const t = useText('app');
  const tokens = useOperation(listTokens, {});
  const revoke = useAction(revokeToken, { changes: [listTokens] });
  const [secret, setSecret] = useState<string | null>(null);
  const [ending, setEnding] = useState<{ id: string; name: string } | null>(null);
  const form = useForm({
    action: createToken,
    initial: blank,
    toInput: ({ name, expiresOn }) => ({ name, ...(expiresOn ? { expiresOn } : {}) }),
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
      {secret ? (
        <div className={classes.secret} role="status">
          <p>{t('tokens.once')}</p>
          <code>{secret}</code>
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button size="xs" variant="default" onClick={copy}>
                {t(copied ? 'tokens.copied' : 'tokens.copy')}
              </Button>
            )}
          </CopyButton>
        </div>
      ) : null}
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
                {token.lastUsedAt ? (
                  <>
                    {t('tokens.used')} <DateText moment={token.lastUsedAt} />
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
