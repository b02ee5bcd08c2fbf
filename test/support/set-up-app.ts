// The owner of a real server process sets up an authenticator app, as the first sign-in without mail asks.
import { Secret, TOTP } from 'otpauth';

type Send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;

/** With the cookie of a session that has shown its password; afterwards that session may do everything. */
export async function setUpApp(send: Send, cookie: string): Promise<void> {
  const begun = await send('POST', '/api/me/second-factors/totp', {}, { cookie });
  const { secret } = (await begun.json()) as { secret: string };
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  const done = await send('POST', '/api/me/second-factors/totp/confirm', { code }, { cookie });
  if (done.status !== 200) throw new Error(`the app was not set up: ${done.status} ${await done.text()}`);
}
