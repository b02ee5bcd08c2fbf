// Why a mailbox could not be read, in words that say what to do; what the server said stands beside them.
import type { Text } from '#contract/core.ts';

const words = {
  login: {
    ru: 'Сервер не принял имя или пароль. Проверьте их; возможно, нужен пароль приложения',
    en: 'The server refused the name or the password. Look at them; it may want an app password',
  },
  token: {
    ru: 'Токен не выдан: проверьте идентификатор приложения, секрет и область доступа',
    en: "No token was given: look at the application's identifier, secret and scope",
  },
  'token-away': {
    ru: 'Сервер, который выдаёт токены, недоступен или ему нет доверия: проверьте адрес и сертификат',
    en: 'The server that gives out tokens is away or not trusted: look at the address and the certificate',
  },
  'token-refused': {
    ru: 'Почтовый сервер не принял токен: проверьте, что приложению открыт этот ящик по IMAP',
    en: 'The mail server refused the token: see that the application may use this mailbox by IMAP',
  },
  name: { ru: 'Сервер с таким именем не найден', en: 'There is no server of that name' },
  refused: {
    ru: 'Сервер не отвечает на этом порту: соединение отклонено',
    en: 'The server does not answer on this port: the connection was refused',
  },
  timeout: { ru: 'Сервер не ответил вовремя', en: 'The server did not answer in time' },
  certificate: {
    ru: 'Сертификату сервера нет доверия. Вставьте сертификат вашего центра или проверьте имя сервера',
    en: "The server's certificate is not trusted. Paste your authority's certificate, or look at the server's name",
  },
  tls: {
    ru: 'Не удалось договориться о шифровании: проверьте порт и способ защиты',
    en: 'No agreement on encryption: look at the port and the kind of protection',
  },
  folder: { ru: 'Такой папки в ящике нет', en: 'There is no such folder in the mailbox' },
  ack: {
    ru: 'Письма принимаются, но отметить или перенести их в ящике не удаётся: нет прав на папку',
    en: 'Letters are taken but cannot be marked or moved in the mailbox: no right to the folder',
  },
  closed: { ru: 'Связь с сервером оборвалась', en: 'The connection was lost' },
  other: { ru: 'Сервер ответил отказом', en: 'The server refused' },
} as const satisfies Record<string, Text>;
export type MailFault = keyof typeof words;

export const faultWords = (fault: string): Text | null =>
  fault === '' ? null : ((words as Record<string, Text>)[fault] ?? words.other);

/** What a step knows better than the error that it met. */
export class IntakeFault extends Error {
  readonly fault: MailFault;
  constructor(fault: MailFault, said: string) {
    super(said);
    this.fault = fault;
  }
}

interface Known extends Error {
  code?: string;
  authenticationFailed?: boolean;
  responseText?: string;
  tlsFailed?: boolean;
}

const certificateCodes =
  /^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|CERT_|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH)/;

export function faultOf(error: unknown): { fault: MailFault; said: string } {
  const known = error as Known;
  const said = String(known.responseText || known.message || error).slice(0, 300);
  if (error instanceof IntakeFault) return { fault: error.fault, said };
  const code = known.code ?? '';
  if (known.authenticationFailed) return { fault: 'login', said };
  if (certificateCodes.test(code)) return { fault: 'certificate', said };
  if (['ENOTFOUND', 'EAI_AGAIN'].includes(code)) return { fault: 'name', said };
  if (['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code)) return { fault: 'refused', said };
  if (/TIMEOUT|TIMEDOUT|^ETIMEDOUT$/i.test(code)) return { fault: 'timeout', said };
  if (known.tlsFailed || /^ERR_SSL|EPROTO|TLS/.test(code)) return { fault: 'tls', said };
  if (/NoConnection|EConnectionClosed|ECONNRESET|ClosedAfterConnect/i.test(code)) return { fault: 'closed', said };
  return { fault: 'other', said };
}
