// The program's files compared with the manifest: what was found is kept and journaled; what became worse is told.
import { hostname } from 'node:os';
import { checkProgram, verifyProgram } from '#contract/personal-data.ts';
import { action, preparedAction } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { sqlOf } from '../../handle.ts';
import { lookHere } from '../../integrity/look-here.ts';
import { noteProgram, seenPrograms } from '../../integrity/seen.ts';
import type { Verdict } from '../../integrity/verdict.ts';
import { Refusal } from '../../refusal.ts';
import { startTask } from '../../tasks/start-task.ts';
import { tellOfficers } from '../officers.ts';
import { programTask } from './task.ts';
import { programWords } from './words.ts';

export const checkProgramAction = action(checkProgram, async (unit) => {
  requireEverywhere(unit);
  const { id, task } = await startTask(unit, programTask, {});
  unit.event({ data: { task: id } });
  return { task };
});

/** The program is not what it was, or nobody can tell any more whether it is. */
function worse(now: Verdict, before: Verdict | undefined): boolean {
  if (now.fingerprint === before?.fingerprint) return false;
  if (now.state === 'differs' || now.state === 'bad-manifest') return true;
  if (now.signature === 'wrong' || now.signature === 'bad-key') return true;
  return before !== undefined && (now.state === 'no-manifest' || before.signature === 'good');
}

export const verifyProgramAction = preparedAction(
  verifyProgram,
  async (services, actor) => {
    if (!actor.rights.everywhere(verifyProgram.name))
      throw new Refusal('not_allowed', { operation: verifyProgram.name });
    return lookHere(services);
  },
  async (unit, _input, verdict) => {
    requireEverywhere(unit);
    const host = hostname();
    const sql = sqlOf(unit);
    const before = (await seenPrograms(sql)).find((one) => one.host === host);
    await noteProgram(sql, host, verdict, unit.now);
    const { fingerprint, ...found } = verdict;
    if (worse(verdict, before)) {
      const words = programWords(found);
      await tellOfficers(unit, {
        operation: verifyProgram.name,
        data: { to: '/privacy/measures', changed: found.changed, added: found.added, missing: found.missing },
        text: {
          ru: `Файлы программы на узле ${host}: ${words.ru}. Выясните, кто и зачем их менял.`,
          en: `The program's files on ${host}: ${words.en}. Find out who changed them and why.`,
        },
        key: `program:${host}:${fingerprint}:${unit.moment.slice(0, 10)}`,
      });
    }
    unit.event({ data: { host, ...found } });
    return found;
  },
);
