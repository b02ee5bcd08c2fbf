// Who is on duty now, and one's own shift: taken and left from the telephone. In a messenger there are numbers and the
// telephone of those on duty, no names.
import type { Output } from '#contract/core.ts';
import { readCurrentShifts, startShift, stopShift } from '#contract/shifts.ts';
import type { Talk } from '#core/messenger/talk/talk.ts';
import { momentWords } from './moment-words.ts';
import { says } from './words.ts';

export const dutyOperations = [readCurrentShifts.name, startShift.name, stopShift.name];

type Current = Output<typeof readCurrentShifts>;

export async function duty(talk: Talk): Promise<void> {
  const current = await talk.ask(readCurrentShifts, {});
  // Whoever does no tickets has the telephone for urgent cases, which /help shows.
  if (!current.ok) return talk.say(says(talk).dutyUnknown);
  showDuty(talk, current.body);
}

function showDuty(talk: Talk, { mine, people, phone, next }: Current): void {
  const { zone } = talk.services.config;
  const when = (moment: string) => momentWords(zone, moment, talk.now);
  const lines = [
    mine ? says(talk).onShift(when(mine.until)) : says(talk).offShift,
    !mine && next ? says(talk).nextShift(when(next.from)) : '',
    says(talk).dutyNow(people.length),
    phone ? says(talk).dutyPhone(phone) : '',
  ];
  const button = mine ? talk.button(says(talk).leaveShift, 'shift-off') : talk.button(says(talk).takeShift, 'shift-on');
  talk.card('duty', lines.filter(Boolean).join('\n'), talk.person.rights.has(startShift.name) ? [[button]] : []);
}

export async function shiftOn(talk: Talk): Promise<void> {
  const ran = await talk.run(startShift, {});
  if (!ran.ok) return talk.toast(ran.text, true);
  talk.toast(says(talk).shiftTaken);
  await duty(talk);
}
export async function shiftOff(talk: Talk): Promise<void> {
  const ran = await talk.run(stopShift, {});
  if (!ran.ok) return talk.toast(ran.text, true);
  talk.toast(says(talk).shiftLeft);
  await duty(talk);
}
