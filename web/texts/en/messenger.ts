// Words about one's own chat in the messenger.
export default {
  title: 'Messenger',
  hint: 'Tickets and notices in a chat. The bot keeps neither name nor telephone; it asks for your consent separately.',
  make: 'Link a chat',
  another: 'Link another chat',
  unlink: 'Unlink',
  unlinked: 'The chat is unlinked',
  channel: { telegram: 'Telegram', max: 'MAX' },
  state: { linked: 'a chat is linked', asked: 'the chat waits for a decision on access' },
  picture: 'A picture with the code: point your telephone at it',
  how: 'Point your telephone at the picture or send these letters to the bot @{{bot}}.',
  howUnnamed: "Send these letters to the organisation's bot.",
  open: 'Open the bot on this device',
  once: 'The code is good for 10 minutes and once.',
};
