// The tokens of a person and the programs that act in their name, for administrators: seen and ended.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { readClient } from '#contract/clients.ts';
import { listPersonTokens, revokePersonToken } from '#contract/person-tokens.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { Section } from '../../../core/form/Section.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './Clients.module.css';
import { stateGroupOf } from './client-words.ts';

export function PersonTokens({ id }: { id: string }) {
  const t = useText('programs');
  const may = useCan(listPersonTokens);
  const mayRevoke = useCan(revokePersonToken);
  const mayRead = useCan(readClient);
  const found = useOperation(listPersonTokens, { id }, { enabled: may });
  const revoke = useAction(revokePersonToken, { changes: [listPersonTokens] });
  const [ending, setEnding] = useState<{ id: string; name: string } | null>(null);
  if (!may) return null;
  const { tokens = [], clients = [] } = found.data ?? {};
  return (
    <Section title={t('tokens.ofPerson')}>
      {found.isPending ? <SkeletonRows rows={2} /> : null}
      {found.error ? <ErrorState compact error={found.error} retry={() => void found.refetch()} /> : null}
      {found.data && tokens.length + clients.length === 0 ? <p className={classes.dim}>{t('tokens.empty')}</p> : null}
      <ul className={classes.list}>
        {tokens.map((token) => (
          <li key={token.id} className={classes.token}>
            <span>
              {token.name} <span className={classes.dim}>{token.hint}</span>
            </span>
            <span className={classes.dim}>
              {token.operations ? t('operations.chosen', { count: token.operations.length }) : t('tokens.everything')}
              {' · '}
              {token.lastUsedAt ? (
                <>
                  {t('tokens.used')} <DateText moment={token.lastUsedAt} />
                  {token.lastUsedAddress ? `, ${token.lastUsedAddress}` : ''}
                </>
              ) : (
                t('tokens.unused')
              )}
            </span>
            {mayRevoke ? (
              <Button size="compact-sm" variant="default" onClick={() => setEnding(token)}>
                {t('tokens.revoke')}
              </Button>
            ) : null}
          </li>
        ))}
        {clients.map((client) => (
          <li key={client.id} className={classes.token}>
            {mayRead ? <Link to={`/admin/clients/${client.id}`}>{client.name}</Link> : <span>{client.name}</span>}
            <StatusDot group={stateGroupOf(client.state)} label={t(`state.${client.state}`)} />
          </li>
        ))}
      </ul>
      <ConfirmWithReason
        opened={ending !== null}
        title={t('tokens.revokeTitle', { name: ending?.name ?? '' })}
        text={t('tokens.revokeText')}
        verb={t('tokens.revoke')}
        reason="optional"
        onClose={() => setEnding(null)}
        onConfirm={async (reason) => {
          if (ending) await revoke.run({ id: ending.id, reason });
          toast({ text: t('tokens.revoked') });
        }}
      />
    </Section>
  );
}
