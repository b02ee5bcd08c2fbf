// What the bot itself can do for a linked person: help, silence till morning, leaving.
import { messengerSetting } from '#contract/settings/messenger.ts';
import { addDays } from '../../calendar/calendar.ts';
import { dateIn } from '../../clock.ts';
import { settingValue } from '../../settings/value.ts';
import { momentOf, timeIn } from '../../zone.ts';
import { unlinkChats, withdrawInChat } from '../link/acts.ts';
import { linkWords as words } from '../link/words.ts';
import type { Dialogue } from './dialogue.ts';
import type { Talk } from './talk.ts';

export const ownDialogue: Dialogue = {
  key: 'c',
  version: 1,
  minutes: 10,
  operations: [],
  commands: {
    mute: { title: { ru: 'Не беспокоить до утра', en: 'Do not disturb till morning' }, menu: true, run: mute },
    settings: {
      title: { ru: 'Отвязать чат, отозвать согласие', en: 'Unlink the chat, withdraw the consent' },
      menu: true,
      run: settings,
    },
    stop: {
      title: { ru: 'Прервать', en: 'Stop' },
      run: async (talk) => {
        talk.say(words(talk.person.locale).cancelled);
        talk.end();
      },
    },
  },
  taps: {
    ask: async (talk) => {
      const withdraws = talk.args[0] === 'withdraw';
      talk.toast('');
      talk.say(withdraws ? words(talk.person.locale).sureWithdraw : words(talk.person.locale).sureUnlink, [
        [
          talk.button(words(talk.person.locale).yes, 'leave', withdraws ? 'withdraw' : 'unlink'),
          talk.button(words(talk.person.locale).no, 'stay'),
        ],
      ]);
    },
    stay: async (talk) => {
      talk.toast('');
      talk.say(words(talk.person.locale).cancelled);
    },
    leave: async (talk) => {
      talk.toast('');
      const key = { idempotencyKey: `chat:${talk.chat.channel}:${talk.incoming.tapId}` };
      if (talk.args[0] === 'withdraw') {
        const evidence = `${talk.chat.channel}, чат ${talk.chat.id}, нажатие ${talk.incoming.tapId}`;
        await withdrawInChat(talk.services, talk.person, { evidence, channel: talk.chat.channel }, key);
        talk.say(words(talk.person.locale).withdrawn);
      } else {
        await unlinkChats(talk.services, talk.person, key);
        talk.say(words(talk.person.locale).unlinked);
      }
      talk.end();
    },
  },
};

async function settings(talk: Talk): Promise<void> {
  const rows = [[talk.button(words(talk.person.locale).unlink, 'ask', 'unlink')]];
  if (talk.chat.consentId) rows.push([talk.button(words(talk.person.locale).withdraw, 'ask', 'withdraw')]);
  talk.say(words(talk.person.locale).settings, rows);
}

/** Twice: off again. */
async function mute(talk: Talk): Promise<void> {
  const { services, chat, now } = talk;
  if (chat.mutedUntil && new Date(chat.mutedUntil) > now) {
    talk.writes.mutedUntil = null;
    return talk.say(words(talk.person.locale).unmuted);
  }
  const { zone } = services.config;
  const { morningAt } = await settingValue(services, messengerSetting);
  const minute = Number(morningAt.slice(0, 2)) * 60 + Number(morningAt.slice(3));
  const today = dateIn(zone, now);
  talk.writes.mutedUntil = momentOf(zone, timeIn(zone, now) < minute ? today : addDays(today, 1), minute);
  talk.say(words(talk.person.locale).muted(morningAt));
}
