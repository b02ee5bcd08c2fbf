// Слова о тех, у кого запись открыта сейчас.
export default {
  looks_one: 'Сейчас смотрит: {{names}}',
  looks_few: 'Сейчас смотрят: {{names}}',
  looks_many: 'Сейчас смотрят: {{names}}',
  looks_other: 'Сейчас смотрят: {{names}}',
  more: 'и ещё {{count}}',
  requester: '{{name}} (заявитель)',
  writes: { internal: '{{name}} пишет заметку', external: '{{name}} пишет ответ заявителю' },
  writesUs: '{{name}} (заявитель) пишет вам',
};
