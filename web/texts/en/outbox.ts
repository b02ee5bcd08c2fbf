// The words of the system's outgoing mail.
export default {
  title: "The system's mail",
  one: 'Message',
  created: 'Created',
  recipient: 'To',
  subject: 'Subject',
  state: 'State',
  sent: 'Sent',
  attempts: 'Attempts',
  close: 'Close the message',
  secretText:
    'The message holds a one-time code or link, which is not shown here. The link of an invitation or a new password comes from the card of the user.',
  keptText: 'No mail server is set, so the message stays here. Pass it on to the person yourself.',
  empty: 'No messages yet',
  emptyText: 'The mail that the system sends to people: about password resets, assignments, deadlines.',
  states: { waiting: 'Waiting', sending: 'Sending', sent: 'Sent', failed: 'Failed', kept: 'Kept here' },
};
