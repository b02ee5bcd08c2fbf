// The code that links a chat, with the addresses that open the bots with it.
import * as z from 'zod';
import { moment } from './core.ts';

/** Messengers outside the network, to which a chat is linked by a code. */
export const outside = z.enum(['telegram', 'max']);

export const madeCode = z.object({
  /** In groups, to be read aloud or printed. */
  code: z.string(),
  /** Opens the bot with the code; null while its name is not known. */
  link: z.string().nullable(),
  bot: z.string().nullable(),
  /** The address as a picture to be scanned, SVG. */
  qr: z.string().nullable(),
  /** The same for each messenger that is connected, where there are several. */
  ways: z.array(
    z.object({ channel: outside, bot: z.string().nullable(), link: z.string().nullable(), qr: z.string().nullable() }),
  ),
  expiresAt: moment,
});
