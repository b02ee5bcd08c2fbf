// Details of a letter read from its scan.
export default {
  title: 'Read from the scan',
  found_one: '{{count}} detail was read from the scan',
  found_other: '{{count}} details were read from the scan',
  answers: 'In answer to',
  hint: 'F2 takes all',
  fresh: 'no such contact yet',
  quote: 'On the scan: {{quote}}',
  take: 'Take',
  takeOne: 'Take from the scan: {{field}}',
  takeAll: 'Take all',
  dismiss: 'Not needed',
  reading: 'The scan is being read…',
  show: 'show',
  keys: { takeAll: 'Fill the empty fields with what was read from the scan' },
};
