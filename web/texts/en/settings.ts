// Words of the settings page.
export default {
  title: 'Settings',
  one: 'Setting',
  missing: 'There is no such setting',
  save: 'Save',
  saved: 'Saved: {{name}}',
  secretGiven: 'Set. Type a new one to replace it',
  check: 'Check',
  checkTitle: 'Check',
  open: 'Open',
  tone: { good: 'Fine', bad: 'Needs a look' },
};
