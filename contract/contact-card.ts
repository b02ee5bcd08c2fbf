// A contact as it is typed and as it is shown. Part of contract/contacts.ts, which is the file to import.
import * as z from 'zod';
import { id, moment, optionalText, text } from './core.ts';

export const contactKinds = ['organisation', 'person'] as const;
export const contactFields = {
  kind: z.enum(contactKinds),
  name: text(300),
  /** A full or official name, when the everyday one differs. */
  fullName: optionalText(500).optional(),
  inn: optionalText(20).optional(),
  kpp: optionalText(20).optional(),
  ogrn: optionalText(30).optional(),
  postalAddress: optionalText(500).optional(),
  legalAddress: optionalText(500).optional(),
  emails: z.array(z.string().trim().max(254)).max(20).optional(),
  phones: z.array(z.string().trim().max(40)).max(20).optional(),
  /** A person's organisation and position in it. */
  organisationId: id.nullable().optional(),
  position: optionalText(200).optional(),
  note: optionalText(2000).optional(),
};
export const contactCard = z.object({
  id,
  kind: z.enum(contactKinds),
  name: z.string(),
  fullName: z.string(),
  inn: z.string(),
  kpp: z.string(),
  ogrn: z.string(),
  postalAddress: z.string(),
  legalAddress: z.string(),
  emails: z.array(z.string()),
  phones: z.array(z.string()),
  organisationId: id.nullable(),
  organisationName: z.string().nullable(),
  position: z.string(),
  note: z.string(),
  life: z.string(),
  /** The contact that this one became; its address leads there. */
  mergedInto: z.object({ id, name: z.string() }).nullable(),
  /** Contacts that became this one, the latest first. */
  merged: z.array(z.object({ mergeId: id, id, name: z.string(), at: moment, by: z.string() })),
  version: z.number(),
  can: z.array(z.string()),
});
export const contactRow = z.object({
  id,
  kind: z.enum(contactKinds),
  name: z.string(),
  inn: z.string(),
  organisationName: z.string().nullable(),
  position: z.string(),
});
