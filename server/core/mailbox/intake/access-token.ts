// A token with which a mailbox is signed in to: asked for at every connection, so that none is kept, and none is too old.
import type { MailboxSettings } from '#contract/mailboxes.ts';
import { providerFetch } from '../../identity/openid/provider-fetch.ts';
import { IntakeFault } from './faults.ts';

export async function accessToken(settings: MailboxSettings, secret: string): Promise<string> {
  const { tokenUrl, ca } = settings;
  const hidden = (said: string): string => said.replaceAll(secret, '…').slice(0, 300);
  let status: number;
  let text: string;
  try {
    const answer = await providerFetch(ca || null)(tokenUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(asked(settings, secret)),
    });
    status = answer.status;
    text = await answer.text();
  } catch (error) {
    throw new IntakeFault('token-away', hidden((error as Error).message));
  }
  const { access_token: token, error, error_description: why } = read(text);
  if (status === 200 && typeof token === 'string' && token !== '') return token;
  throw new IntakeFault('token', hidden([status, error, why].filter(Boolean).join(' ')));
}

function asked({ signIn, clientId, scope, user }: MailboxSettings, secret: string): Record<string, string> {
  const about = { client_id: clientId, client_secret: secret, ...(scope ? { scope } : {}) };
  if (signIn === 'client') return { grant_type: 'client_credentials', ...about };
  return {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    ...about,
    subject_token: user,
    subject_token_type: 'urn:yandex:params:oauth:token-type:email',
  };
}

function read(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
