// A program's page: what it is and may do, changed in place; a new secret with an overlap; the end of its access.
import { Button, Modal, NativeSelect } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { listClients, readClient, revokeClient, rotateClientSecret, updateClient } from '#contract/clients.ts';
import type { Output } from '#contract/core.ts';
import { ApiError } from '../../../core/api/call.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { usePlaceName } from '../../../core/place.ts';
import { Facts } from '../../../core/record/Facts.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SecretOnce } from '../../../core/show/SecretOnce.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { ClientForm } from './ClientForm.tsx';
import { ClientConnection } from './ClientSecret.tsx';
import classes from './Clients.module.css';
import { stateGroupOf } from './client-words.ts';

type Client = Output<typeof readClient>;

export default function ClientPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const client = useOperation(readClient, { id });
  usePlaceName(client.data?.name);
  if (client.error && !client.data) return <ErrorState error={client.error} retry={() => void client.refetch()} />;
  if (!client.data) return <SkeletonRows rows={8} />;
  return <Whole client={client.data} />;
}

function Whole({ client }: { client: Client }) {
  const t = useText('programs');
  const changes = { changes: [readClient, listClients] };
  const revoke = useAction(revokeClient, changes);
  const resume = useAction(updateClient, changes);
  const [rotating, setRotating] = useState(false);
  const [revoking, setRevoking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const locale = useLocale();
  const start = () =>
    resume
      .run({ id: client.id, resume: true }, { version: client.version })
      .then(() => toast({ tone: 'done', text: t('resumed') }))
      .catch((error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
      );
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{client.name}</h1>
        <StatusDot group={stateGroupOf(client.state)} label={t(`state.${client.state}`)} />
        <span className={classes.acts}>
          {client.state === 'suspended' && client.can.includes(updateClient.name) ? (
            <Button size="xs" loading={resume.pending} onClick={() => void start()}>
              {t('resume')}
            </Button>
          ) : null}
          {client.can.includes(rotateClientSecret.name) ? (
            <Button size="xs" variant="default" onClick={() => setRotating(true)}>
              {t('rotate')}
            </Button>
          ) : null}
          {client.can.includes(revokeClient.name) ? (
            <Button size="xs" variant="default" color="red" onClick={() => setRevoking(true)}>
              {t('revoke')}
            </Button>
          ) : null}
        </span>
      </header>
      {client.state === 'suspended' ? <p className={classes.warning}>{t('suspendedText')}</p> : null}
      {client.lost.length > 0 ? <p className={classes.warning}>{t('lost', { count: client.lost.length })}</p> : null}
      {secret ? <SecretOnce secret={secret} text={t('secret.once')} /> : null}
      <ClientConnection client={client} />
      <Facts
        items={[
          {
            label: t('used'),
            value: client.lastUsedAt ? (
              <>
                <DateText moment={client.lastUsedAt} />
                {client.lastUsedAddress ? `, ${client.lastUsedAddress}` : ''}
              </>
            ) : (
              t('neverUsed')
            ),
          },
          { label: t('madeLabel'), value: <DateText moment={client.createdAt} /> },
          {
            label: t('secrets'),
            value: (
              <ul className={classes.list}>
                {client.secrets.map((one) => (
                  <li key={one.id}>
                    <code>{one.hint}</code>
                    <span className={classes.dim}>
                      {t('made')} <DateText moment={one.createdAt} />
                      {one.expiresAt ? (
                        <>
                          {' · '}
                          {t('goodUntil')} <DateText moment={one.expiresAt} />
                        </>
                      ) : null}
                    </span>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      <ClientForm key={client.version} client={client} />
      <RotateDialog
        opened={rotating}
        client={client}
        onClose={() => setRotating(false)}
        onSecret={(made) => {
          setSecret(made);
          setRotating(false);
        }}
      />
      <ConfirmWithReason
        opened={revoking}
        title={t('revokeTitle', { name: client.name })}
        text={t('revokeText')}
        verb={t('revoke')}
        onClose={() => setRevoking(false)}
        onConfirm={(reason) => revoke.run({ id: client.id, reason })}
      />
    </div>
  );
}

interface RotateDialogProps {
  opened: boolean;
  client: Client;
  onClose: () => void;
  onSecret: (secret: string) => void;
}

function RotateDialog({ opened, client, onClose, onSecret }: RotateDialogProps) {
  const t = useText('programs');
  const core = useText();
  const locale = useLocale();
  const rotate = useAction(rotateClientSecret, { changes: [readClient] });
  const [hours, setHours] = useState('24');
  const [problem, setProblem] = useState<string | null>(null);
  const change = () =>
    rotate
      .run({ id: client.id, overlapHours: Number(hours) })
      .then(({ secret }) => onSecret(secret))
      .catch((error: unknown) => setProblem(error instanceof ApiError ? error.words(locale) : String(error)));
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('rotate')}
      closeButtonProps={{ 'aria-label': core('action.close') }}
    >
      <p className={classes.dim}>{t('rotateText')}</p>
      <NativeSelect
        mt="sm"
        label={t('overlap')}
        value={hours}
        onChange={(event) => setHours(event.currentTarget.value)}
        data={['0', '1', '24', '168'].map((value) => ({ value, label: t(`overlapHours.${value}`) }))}
      />
      {problem ? (
        <p role="alert" className={classes.part}>
          {problem}
        </p>
      ) : null}
      <Button mt="md" loading={rotate.pending} onClick={() => void change()}>
        {t('rotateNow')}
      </Button>
    </Modal>
  );
}
