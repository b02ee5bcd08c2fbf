// The words about what a person is told, and how.
export default {
  title: 'Notices',
  hint: 'What you are told of and how. The program never tells you of what you did yourself.',
  kind: 'Of what',
  channel: { app: 'In the program', mail: 'By mail', chat: 'In the messenger' },
  address: 'Letters come to {{address}}. Everything that happens within some minutes comes in one letter.',
  mail: {
    off: 'Mail for notices is not turned on in the organisation: for now they come in the program alone.',
    'no-address': 'Your account has no e-mail address. Ask an administrator to add one to get letters.',
  },
  quiet: {
    title: 'No letters',
    night: 'At these hours',
    from: 'From',
    until: 'Until',
    restDays: 'On days of rest',
    hint: "Letters wait and come as one. By the organisation's clock; in the program notices show at once.",
  },
};
