// Which refusal a failure of the dialogue is; the provider's own words go to the log, never to the person.
import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';

export type FailureCode = 'openid_denied' | 'openid_untrusted' | 'provider_unreachable';

const isUnreachable = (error: unknown): boolean => {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return (
    code === 'OAUTH_TIMEOUT' ||
    name === 'TimeoutError' ||
    name === 'AbortError' ||
    (typeof code === 'string' && /^(E[A-Z]+|CERT_|UNABLE_|DEPTH_|SELF_|ERR_TLS|ERR_SSL)/.test(code))
  );
};

export function failureOf(error: unknown): { code: FailureCode; why: string } {
  for (let one = error, depth = 0; one && depth < 5; one = (one as { cause?: unknown }).cause, depth++) {
    if (one instanceof AuthorizationResponseError) return { code: 'openid_denied', why: word(one.error) };
    if (one instanceof ResponseBodyError) return { code: 'openid_untrusted', why: word(one.error) };
    if (isUnreachable(one)) {
      const { code, name } = one as { code?: string; name?: string };
      return { code: 'provider_unreachable', why: word(code ?? name) };
    }
  }
  if (error instanceof ClientError && error.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM') {
    const status = (error.cause as { status?: number } | undefined)?.status ?? 0;
    if (status >= 500) return { code: 'provider_unreachable', why: String(status) };
  }
  return { code: 'openid_untrusted', why: word((error as { code?: string }).code ?? 'unexpected') };
}

/** A code for the journal: short, without anything that a provider may have put into it. */
const word = (text: string | undefined): string => (text ?? '').replace(/[^\w-]/g, '').slice(0, 60);
