// What the text of a scan tells of the letter being registered: proposals for the form's fields, each with its place.
// Part of contract/correspondence.ts, which is the file to import.
import * as z from 'zod';
import { date, defineOperation, id } from './core.ts';
import { directions } from './correspondence-journals.ts';

/** In shares of the page, from its upper left corner. */
const place = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type ScanPlace = z.output<typeof place>;

const said = <T extends z.ZodType>(value: T) =>
  z.object({
    value,
    /** The line as it stands on the scan. */
    quote: z.string(),
    page: z.number(),
    place: place.nullable(),
  });
const party = z.object({ id: id.nullable(), name: z.string() });

export const proposeLetter = defineOperation({
  name: 'correspondence.letter.propose',
  kind: 'query',
  method: 'POST',
  path: '/api/correspondence/proposals',
  personal: 'contacts',
  title: { ru: 'Реквизиты письма со скана', en: 'What a scan tells of its letter' },
  /** One's own file, not yet attached. */
  input: z.strictObject({ fileId: id, direction: z.enum(directions).default('incoming') }),
  output: z.object({
    externalNumber: said(z.string()).nullable(),
    documentDate: said(date).nullable(),
    subject: said(z.string()).nullable(),
    /** A contact, or a name that no contact has. */
    correspondent: said(party).nullable(),
    /** Of an outgoing letter. */
    addressees: z.array(said(party)),
    /** One of ours. */
    addressee: said(z.object({ id, name: z.string() })).nullable(),
    /** Our letter that it names in «На № … от …». */
    answers: said(z.object({ id, number: z.string(), subject: z.string() })).nullable(),
  }),
  example: { fileId: '$file.loose', direction: 'incoming' },
});
