// Words of outside sign-in: buttons, the way back, linked accounts.
export default {
  title: 'Other ways to sign in',
  or: 'or sign in through',
  entering: 'Signing you in',
  refused: 'You are not signed in',
  back: 'To the sign-in page',
  waiting: 'Your request is sent',
  waitingText:
    'Somebody responsible will confirm the account. When that is done you will get a letter, and this sign-in will work.',
  link: {
    title: 'Is this your account?',
    text: 'The address {{email}} has an account here already. We have sent a code to it: enter it, and the sign-in will be linked.',
    code: 'Code from the letter',
    confirm: 'Link and sign in',
  },
  register: {
    title: 'First sign-in',
    text: 'The account will be made of these facts.',
    agree: 'I consent to the processing of my personal data',
    needed: 'Without the consent no account is made: agree, or go back to the sign-in page.',
    send: 'Create the account',
  },
  own: {
    title: 'Outside accounts',
    hint: 'You can sign in through a linked account without a password.',
    linked: 'linked',
    used: 'signed in',
    notLinked: 'not linked',
    link: 'Link',
    unlink: 'Unlink',
    unlinked: 'The account is unlinked',
    unlinkTitle: 'Unlink “{{name}}”',
    unlinkText: 'You cannot sign in through it until you link it again.',
  },
};
