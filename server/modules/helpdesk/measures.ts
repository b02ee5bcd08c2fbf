// Lines of the page "Measures" on what of tickets leaves for a messenger (P12, P13).
import { attention, count, type Measure, met } from '#core/personal-data/measures/check.ts';

/** Fields that name people or hold what somebody typed. */
const personal = `array['requester', 'place', 'text', 'subject']`;
/** Whether the category or one above it may tell of patients, as messages ask it. */
const ofPatients = `exists (with recursive up as (
    select k.id, k.parent_id, k.patient_data from ticket_category k where k.id = c.id
    union all select k.id, k.parent_id, k.patient_data from ticket_category k join up on k.id = up.parent_id)
  select from up where up.patient_data)`;

export const helpdeskMeasures: readonly Measure[] = [
  {
    id: 'P12',
    group: 'collection',
    title: { ru: 'В мессенджер уходят только разрешённые поля', en: 'Only listed fields go to a messenger' },
    async check(_services, sql) {
      const open = await count(sql, `ticket_category c where messenger_fields && ${personal} and not ${ofPatients}`);
      return open === 0
        ? met(
            'Уходят номер, категория, состояние и срок; имён, мест и текстов ни одна категория не разрешает',
            'Number, category, state and due date; no category lets names, places or texts out',
          )
        : attention(
            `Категорий, которые отдают мессенджеру имя, место, тему или текст: ${open}. Закройте поля или оформите основание`,
            `Categories that let names, places or texts out: ${open}`,
          );
    },
  },
  {
    id: 'P13',
    group: 'collection',
    title: { ru: 'Данные пациентов в мессенджер не уходят', en: 'Patient data never go to a messenger' },
    async check(_services, sql) {
      const open = await count(sql, `ticket_category c where cardinality(messenger_fields) > 0 and ${ofPatients}`);
      const marked = await count(sql, `ticket_category c where ${ofPatients}`);
      return open === 0
        ? met(
            `Категорий с данными пациентов: ${marked}; из них уходит только номер и ссылка`,
            `Categories with patient data: ${marked}; a number and a link leave, nothing else`,
          )
        : attention(
            `Категорий с данными пациентов, у которых отмечены поля для мессенджера: ${open}. Поля не уходят, но отметки снимите`,
            `Categories with patient data that list fields for a messenger: ${open}. They do not leave; clear them`,
          );
    },
  },
];
