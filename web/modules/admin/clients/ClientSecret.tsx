// The secret of a program, shown once, and how the program asks for its token with it.

import type { readClient } from '#contract/clients.ts';
import type { Output } from '#contract/core.ts';
import { Facts } from '../../../core/record/Facts.tsx';
import { SecretOnce } from '../../../core/show/SecretOnce.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from './Clients.module.css';

type Client = Output<typeof readClient>;

export function ClientSecret({ client, secret }: { client: Client; secret: string }) {
  const t = useText('programs');
  return (
    <>
      <SecretOnce secret={secret} text={t('secret.once')} />
      <ClientConnection client={client} />
    </>
  );
}

/** What the program must be told besides the secret. */
export function ClientConnection({ client }: { client: Client }) {
  const t = useText('programs');
  const example = `curl -u '${client.id}:…' -d grant_type=client_credentials ${client.tokenAddress}`;
  return (
    <section>
      <Facts
        items={[
          { label: t('clientId'), value: <code className={classes.code}>{client.id}</code> },
          { label: t('tokenAddress'), value: <code className={classes.code}>{client.tokenAddress}</code> },
        ]}
      />
      <section aria-label={t('example')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long line is scrolled by the keyboard */}
        <pre className={classes.example} tabIndex={0}>
          {example}
        </pre>
      </section>
    </section>
  );
}
