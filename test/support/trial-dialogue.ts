// A dialogue for tests of the ways of chats: it writes down each message as a contact, and shows one card.
import { createContact } from '#contract/contacts.ts';
import type { Dialogue } from '#core/messenger/talk/dialogue.ts';

export const trial: Dialogue = {
  key: 't',
  version: 2,
  minutes: 30,
  operations: ['contacts.contact.create'],
  async opens(talk) {
    if (!talk.incoming.text) return false;
    const ran = await talk.run(createContact, { kind: 'organisation', name: talk.incoming.text });
    talk.card('board', ran.ok ? `Записано: ${talk.incoming.text}` : ran.text, [[talk.button('Ещё', 'more')]]);
    return true;
  },
  taps: {
    async more(talk) {
      talk.toast('Слушаю');
    },
  },
  async outdated(talk) {
    talk.card('board', 'Новая карточка', [[talk.button('Ещё', 'more')]]);
  },
};
