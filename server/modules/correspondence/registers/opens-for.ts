// To whom the files of a register open: whoever made it, while they may still see as much, and those who are granted all
// registers and every mark. It shows what its maker saw.
import { clearances } from '#contract/core.ts';
import { downloadRegister, listLetters } from '#contract/correspondence.ts';
import type { Actor } from '#core/actor.ts';
import type { Services } from '#core/services.ts';
import { type ReadUnder, stillReads } from '#core/tasks/read-under.ts';

export interface OpenedRegister {
  made_by: string;
  read_under: ReadUnder | null;
}

/** `closed`: to its own maker, whose rights have changed since. */
export function opensFor(
  { catalog }: Pick<Services, 'catalog'>,
  { id, rights }: Pick<Actor, 'id' | 'rights'>,
  register: OpenedRegister,
): 'opens' | 'closed' | 'hidden' {
  const everything =
    rights.everywhere(downloadRegister.name) &&
    rights.everywhere(listLetters.name) &&
    rights.clearances(listLetters.name).length === clearances.length;
  if (everything) return 'opens';
  if (register.made_by !== id) return 'hidden';
  return stillReads(catalog, rights, { [listLetters.name]: [], ...register.read_under }) ? 'opens' : 'closed';
}
