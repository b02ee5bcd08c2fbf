// Addresses as letters name them. Pure.
import { emailKey } from '../contact-checks/email.ts';

/** `Помощь <help@example.org>` → `help@example.org` */
export const addressIn = (from: string): string => emailKey(/<([^<>\s]+@[^<>\s]+)>/.exec(from)?.[1] ?? from);

export const domainOf = (from: string): string => addressIn(from).split('@').at(-1) ?? 'vedomo';

const id = /<[^<>\s]{1,900}>/g;
/** The Message-IDs of a header, `<…>` each, in their order, each once. */
export const messageIdsIn = (header: string | undefined): string[] => [...new Set(header?.match(id) ?? [])];
