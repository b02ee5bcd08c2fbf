// The followers of the journal that run in the worker.
import type { Logger } from 'pino';
import { type Loop, startLoop } from '../jobs/loop.ts';
import type { Services } from '../services.ts';
import { followToSyslog } from '../syslog/follow.ts';
import { followTriggers } from '../triggers/follow.ts';
import { carryOut } from '../triggers/run.ts';
import { tellInChats } from './chat/chat-notices.ts';
import { mailNotices } from './mail/mail-notices.ts';
import { makeNotices } from './notices.ts';

const everyMs = 1_000;
const mailEveryMs = 5_000;

export function startFollowers(services: Services, log: Logger): Loop[] {
  return [
    startLoop('notices', everyMs, log, () => makeNotices(services)),
    startLoop('notices in chats', everyMs, log, () => tellInChats(services)),
    startLoop('notices by mail', mailEveryMs, log, () => mailNotices(services)),
    startLoop('triggers', everyMs, log, () => followTriggers(services)),
    startLoop('runs of triggers', everyMs, log, () => carryOut(services)),
    startLoop('syslog', everyMs, log, () => followToSyslog(services)),
  ];
}
