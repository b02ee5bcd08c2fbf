// The officer's own tables hold words of people too: names of applicants, what they asked for.
import type { PersonalDataCard } from './card.ts';

export const privacyPersonalData: PersonalDataCard = {
  categories: [{ key: 'requests', title: { ru: 'Обращения субъекта', en: 'Requests of the person' } }],
  places: [
    {
      table: 'subject_request',
      id: 'id',
      of: 't.subject_id = $1',
      source: { ru: 'Обращение человека', en: 'The request of the person' },
      columns: [
        { column: 'applicant', title: { ru: 'Заявитель', en: 'Applicant' }, category: 'name', becomes: 'pseudonym' },
        {
          column: 'details',
          title: { ru: 'Содержание обращения', en: 'The request' },
          category: 'requests',
          becomes: 'empty',
        },
        { column: 'answer', title: { ru: 'Ответ', en: 'The answer' }, category: 'requests', becomes: 'empty' },
      ],
    },
  ],
  freeTexts: [
    {
      place: 'disposal.reason',
      table: 'disposal',
      id: 'id',
      column: 'reason',
      title: { ru: 'Причина задания', en: 'Reason of a task' },
    },
    {
      place: 'disposal.decline_reason',
      table: 'disposal',
      id: 'id',
      column: 'decline_reason',
      title: { ru: 'Причина отказа', en: 'Reason of declining' },
    },
    {
      place: 'subject_request.details',
      table: 'subject_request',
      id: 'id',
      column: 'details',
      title: { ru: 'Содержание обращения', en: 'A request' },
    },
    {
      place: 'incident.description',
      table: 'incident',
      id: 'id',
      column: 'description',
      title: { ru: 'Описание инцидента', en: 'An incident' },
    },
  ],
};
