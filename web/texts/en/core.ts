// Words that every screen uses.
export default {
  page: {
    previous: 'Back',
    next: 'Next',
  },
  action: { save: 'Save', cancel: 'Cancel', close: 'Close', retry: 'Try again' },
  state: { loading: 'Loading' },
  error: {
    unexpected: 'This part of the page could not be opened',
    requestId: 'Request number for the administrator:',
  },
  due: {
    overdue_one: '{{count}} day overdue',
    overdue_other: '{{count}} days overdue',
    left_one: 'in {{count}} day',
    left_other: 'in {{count}} days',
  },
  keys: { title: 'Keys on this page' },
  toast: { place: 'Messages' },
  confirm: { reason: 'Reason', reasonNeeded: 'Write the reason: it stays in the history' },
};
