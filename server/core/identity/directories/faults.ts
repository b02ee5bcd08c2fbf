// Whatever a directory, its network or its certificate throws, as one code of the table with words and advice.
import { type DirectoryFaultCode, directoryFaults } from '#contract/ldap-faults.ts';
import { Refusal } from '../../refusal.ts';

export class DirectoryRefusal extends Error {
  readonly code: DirectoryFaultCode;
  /** What the other side said, for the administrator. */
  readonly said: string;
  constructor(code: DirectoryFaultCode, said = '') {
    super(said || code);
    this.code = code;
    this.said = said;
  }
}

const byNetworkCode: Record<string, DirectoryFaultCode> = {
  ENOTFOUND: 'name_unknown',
  EAI_AGAIN: 'name_unknown',
  EAI_NODATA: 'name_unknown',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EACCES: 'unreachable',
  ETIMEDOUT: 'timeout',
  ECONNRESET: 'closed',
  EPIPE: 'closed',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls_self_signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls_unknown_ca',
  UNABLE_TO_GET_ISSUER_CERT: 'tls_unknown_ca',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls_unknown_ca',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls_unknown_ca',
  CERT_UNTRUSTED: 'tls_unknown_ca',
  CERT_HAS_EXPIRED: 'tls_expired',
  CERT_NOT_YET_VALID: 'tls_not_yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls_name',
};

// Result codes of RFC 4511.
const byResultCode: Record<number, DirectoryFaultCode> = {
  3: 'time_limit',
  4: 'size_limit',
  8: 'tls_required',
  10: 'referral',
  11: 'size_limit',
  13: 'tls_required',
  18: 'wrong_filter',
  21: 'wrong_filter',
  32: 'no_base',
  34: 'wrong_filter',
  48: 'bind_refused',
  49: 'bind_refused',
  50: 'not_permitted',
  51: 'busy',
  52: 'busy',
};

export function faultOf(error: unknown): DirectoryRefusal {
  if (error instanceof DirectoryRefusal) return error;
  const { code, message = '' } = (error ?? {}) as { code?: string | number; message?: string };
  const said = message.replace(/\s+/g, ' ').trim().slice(0, 300);
  if (typeof code === 'number') return new DirectoryRefusal(byResultCode[code] ?? 'failed', said);
  if (typeof code === 'string' && byNetworkCode[code]) return new DirectoryRefusal(byNetworkCode[code], said);
  if (typeof code === 'string' && /^(ERR_SSL|ERR_TLS|EPROTO|CERT_|ERR_OSSL)/.test(code)) {
    return new DirectoryRefusal('tls_failed', said);
  }
  if (/timed out|timeout/i.test(message)) return new DirectoryRefusal('timeout', said);
  if (/Connection closed|Socket error|socket connection not established|closed before/i.test(message)) {
    return new DirectoryRefusal('closed', said);
  }
  return new DirectoryRefusal('failed', said);
}

// AD tells in the text of a refused bind why: `… data 533, v4563`.
const byActiveDirectoryData: Record<string, DirectoryFaultCode> = {
  '52e': 'password_wrong',
  '525': 'password_wrong',
  '530': 'account_hours',
  '531': 'account_hours',
  '532': 'password_expired',
  '533': 'account_disabled',
  '701': 'account_expired',
  '773': 'password_change',
  '775': 'account_locked',
};

/** Why a person's own bind was refused; undefined when the directory did not judge the password at all. */
export function passwordFaultOf(error: unknown): DirectoryFaultCode | undefined {
  const { code, message = '' } = (error ?? {}) as { code?: number; message?: string };
  if (code === 49) {
    const data = /\bdata ([0-9a-f]{3,4})\b/i.exec(message)?.[1]?.toLowerCase() ?? '';
    return byActiveDirectoryData[data] ?? 'password_wrong';
  }
  // FreeIPA and OpenLDAP refuse a locked or inactive account so.
  if (code === 53) return 'account_locked';
  if (code === 48 || code === 50) return 'password_wrong';
  return undefined;
}

/** For operations of administrators: the fault as a refusal with its words. */
export function asRefusal(error: unknown): Refusal {
  const { code, said } = faultOf(error);
  const { words, advice } = directoryFaults[code];
  return new Refusal('directory_refused', {
    fault: code,
    said,
    words: words.ru,
    advice: advice.ru,
    wordsEn: words.en,
    adviceEn: advice.en,
  });
}
