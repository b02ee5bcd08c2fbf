// Words about who will read what is written on a ticket.
export default {
  reply: 'Will be read by {{name}}',
  replyBy: 'Will be read by {{name}}: {{ways}}',
  way: { app: 'in the program', telegram: 'in Telegram', max: 'in MAX', mail: 'by e-mail' },
  numberOnly: '(letters and messengers carry the ticket’s number alone)',
  noWay: '{{name}} cannot be told: there is neither an account nor an e-mail address. The answer stays in the ticket',
  nobody: 'There is no requester: the answer stays in the ticket',
  note: 'Only staff who work on the ticket will read it. Not seen by {{name}}',
  noteAlone: 'Only staff who work on the ticket will read it',
};
