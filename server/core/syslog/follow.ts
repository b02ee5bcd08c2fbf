// Sends the journal's events to syslog as they become final, from where the last message left off; a server that is away
// gets them when it is back.
import { hostname } from 'node:os';
import type { SettingValue } from '#contract/setting.ts';
import { syslogSetting } from '#contract/settings/syslog.ts';
import { followEvents, startFollower } from '../journal/follow.ts';
import { eventTitle } from '../journal/titles.ts';
import type { Services } from '../services.ts';
import { settingValue } from '../settings/value.ts';
import { lineOf, messageOf, type SyslogLine } from './message.ts';
import { sendSyslog } from './send.ts';

const follower = 'syslog';
const batch = 200;
const source = { host: hostname(), process: process.pid };

export async function followToSyslog(services: Services): Promise<void> {
  const target = await settingValue(services, syslogSetting);
  if (!target.enabled || !target.host) return;
  // Switched on for the first time, it tells what happens from now on; later, whatever happened since the last message.
  await startFollower(services.pools.write, follower);
  for (;;) {
    const { handled } = await followEvents(
      services.pools.write,
      follower,
      async (_sql, events) => {
        const lines = events.map((event) => lineOf(event, eventTitle(services.catalog, event.operation).ru));
        await sendSyslog(
          target,
          lines.map((line) => messageOf(target, source, line)),
        );
      },
      { batch },
    );
    if (handled < batch) return;
  }
}

/** One line to a server, whether or not events are sent there. */
export const sendLine = (target: SettingValue<typeof syslogSetting>, line: SyslogLine): Promise<void> =>
  sendSyslog(target, [messageOf(target, source, line)]);

/** One line besides the events: the journal's heads. */
export async function tellSyslog(services: Services, line: SyslogLine): Promise<boolean> {
  const target = await settingValue(services, syslogSetting);
  if (!target.enabled || !target.host) return false;
  await sendLine(target, line);
  return true;
}
