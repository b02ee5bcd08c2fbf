// Words of the chat in the program.
export default {
  title: 'Chat with the ticket bot',
  menu: 'Ticket chat',
  empty:
    'The bot of the messenger works here too: it makes tickets, shows how they go on and passes on your answers. Everything stays within the network.',
  begin: 'What the bot can do',
  earlier: 'Show earlier',
  busy: 'The bot answers…',
  me: 'You:',
  bot: 'Bot:',
  message: 'Write a message',
  send: 'Send',
  attach: 'Attach a file',
  correct: 'Correct the message',
  corrected: 'corrected',
  save: 'Save',
  cancel: 'Cancel',
  files_one: '{{count}} file',
  files_other: '{{count}} files',
};
