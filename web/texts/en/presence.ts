// Words about those who have the record open now.
export default {
  looks_one: 'Looking now: {{names}}',
  looks_other: 'Looking now: {{names}}',
  more: 'and {{count}} more',
  requester: '{{name}} (requester)',
  writes: { internal: '{{name}} is writing a note', external: '{{name}} is writing to the requester' },
  writesUs: '{{name}} (requester) is writing to you',
};
