// Where the journal's events are sent as they happen, for the organisation's own watch over security (SIEM).
import * as z from 'zod';
import { defineSetting } from '../setting.ts';

export const syslogFacilities = [
  'auth',
  'authpriv',
  'local0',
  'local1',
  'local2',
  'local3',
  'local4',
  'local5',
  'local6',
  'local7',
] as const;

export const syslogSetting = defineSetting({
  key: 'syslog',
  title: { ru: 'Отправка журнала в syslog', en: 'Journal to syslog' },
  hint: {
    ru: 'Каждое событие журнала уходит на сервер syslog (RFC 5424) без персональных данных; туда же — печати журнала.',
    en: "Every event of the journal goes to a syslog server (RFC 5424) without personal data; so do the journal's seals.",
  },
  shape: z.object({
    enabled: z.boolean().default(false),
    protocol: z.enum(['tls', 'tcp', 'udp']).default('tls'),
    host: z
      .string()
      .trim()
      .regex(/^[\w.:-]*$/)
      .max(255)
      .default(''),
    port: z.number().int().min(1).max(65_535).default(6514),
    facility: z.enum(syslogFacilities).default('authpriv'),
    /** PEM of the authority that signed the server's certificate; the system's authorities when empty. */
    authority: z.string().trim().max(20_000).default(''),
  }),
  fields: {
    enabled: { title: { ru: 'Отправлять', en: 'Send' } },
    protocol: {
      title: { ru: 'Как', en: 'Over' },
      hint: {
        ru: 'UDP не подтверждает доставку: события могут теряться',
        en: 'UDP confirms nothing: events may be lost',
      },
      choices: { tls: { ru: 'TLS', en: 'TLS' }, tcp: { ru: 'TCP', en: 'TCP' }, udp: { ru: 'UDP', en: 'UDP' } },
    },
    host: { title: { ru: 'Узел', en: 'Host' } },
    port: {
      title: { ru: 'Порт', en: 'Port' },
      hint: { ru: 'TLS — 6514, TCP и UDP — 514', en: 'TLS 6514, TCP and UDP 514' },
    },
    facility: { title: { ru: 'Категория (facility)', en: 'Facility' } },
    authority: {
      title: { ru: 'Сертификат удостоверяющего центра', en: "The authority's certificate" },
      hint: {
        ru: 'PEM; нужен, если сертификат сервера выдан своим центром',
        en: "PEM; needed when the server's certificate is of your own authority",
      },
      long: true,
    },
  },
});
