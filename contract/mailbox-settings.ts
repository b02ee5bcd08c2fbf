// How one mailbox is reached and what becomes of the letters in it. Part of contract/mailboxes.ts, which is the file to import.
import * as z from 'zod';
import { optionalText, text } from './core.ts';

export const mailboxSecurity = ['tls', 'starttls', 'plain'] as const;
/**
 * How the mailbox lets the program in: a password; a token that the program's own registration with the mail provider gets
 * (`client_credentials`, as Exchange Online wants); or a token that a service application exchanges for the mailbox's name
 * (RFC 8693, as Yandex 360 wants).
 */
export const mailboxSignIns = ['password', 'client', 'exchange'] as const;
/** What is done with a letter in the mailbox once it is stored here. */
export const handledMail = ['seen', 'move'] as const;

const address = z
  .string()
  .trim()
  .regex(/^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/)
  .max(300);

export const mailboxSettings = z.strictObject({
  host: z
    .string()
    .trim()
    .min(1)
    .max(253)
    .regex(/^[^\s/@]+$/),
  port: z.number().int().min(1).max(65_535).default(993),
  security: z.enum(mailboxSecurity).default('tls'),
  /** Somebody has read that everything, the password included, travels in the clear. */
  plainAccepted: z.boolean().default(false),
  /** Certificates of the organisation's own authority, PEM; without them those of the system are trusted. */
  ca: optionalText(200_000).default(''),
  user: text(300),
  signIn: z.enum(mailboxSignIns).default('password'),
  /** Where tokens are given out; for tokens alone, with the two below. The secret is kept as the password is. */
  tokenUrl: optionalText(500).default(''),
  clientId: optionalText(300).default(''),
  scope: optionalText(500).default(''),
  folder: text(300).default('INBOX'),
  handled: z.enum(handledMail).default('seen'),
  /** For `move`; made when it is not there. */
  moveTo: optionalText(300).default(''),
  /** The address that people write to: answers come from it, and letters from it are our own. */
  from: address,
  /** Larger letters are not taken; they stay in the mailbox. */
  mostMegabytes: z.number().int().min(1).max(100).default(25),
  /** More letters of one sender within an hour wait for somebody's decision. */
  perSenderHourly: z.number().int().min(1).max(1_000).default(30),
  /** Attachments of our letters together; larger ones are only named. */
  attachMegabytes: z.number().int().min(0).max(50).default(10),
  /**
   * Whose Authentication-Results are believed (`mx.example.org`). With it a letter from an employee's address counts as theirs
   * only when that server found it genuine; without it the sender's address alone is believed.
   */
  verifiedBy: optionalText(253).default(''),
});
export type MailboxSettings = z.output<typeof mailboxSettings>;
