// Refusals of macros, checklists and time spent. Part of contract/helpdesk.ts, which is the file to import.
import { defineErrors } from './core.ts';

export const macroErrors = defineErrors({
  macro_variable: {
    status: 422,
    ru: 'Такой переменной нет: {names}. Выберите переменную из списка',
    en: 'There is no such variable: {names}. Choose one from the list',
  },
  macro_template: {
    status: 422,
    ru: 'Шаблон — это только текст ответа или заметки. Для остального создайте макрос',
    en: 'A template is only the text of a reply or a note. Make a macro for the rest',
  },
  macro_empty: {
    status: 422,
    ru: 'Макрос ничего не делает: добавьте хотя бы один шаг',
    en: 'The macro does nothing: add a step',
  },
  macro_groups: { status: 422, ru: 'Выберите хотя бы одну группу', en: 'Choose at least one group' },
  macro_shared: {
    status: 403,
    ru: 'Макросы для других создаёт и меняет куратор. Сделайте макрос для себя или попросите куратора',
    en: 'Macros for others are kept by the curator. Make it for yourself or ask the curator',
  },
  macro_off: { status: 409, ru: 'Макрос «{name}» выключен', en: 'The macro “{name}” is switched off' },
  macro_kind: {
    status: 409,
    ru: '«{name}» — шаблон: его вставляют в ответ, а не запускают',
    en: '“{name}” is a template: it is put into a reply, not run',
  },
  macro_step: {
    status: 403,
    ru: 'У вас нет права на шаг макроса: {step}',
    en: 'You may not do a step of the macro: {step}',
  },
  macro_no_value: {
    status: 422,
    ru: 'В тексте для заявителя нечего подставить: {names}. Заполните это в заявке или напишите ответ сами',
    en: 'Nothing to put into the text for the requester: {names}. Fill it in on the ticket or write the answer yourself',
  },
  macro_nothing: {
    status: 409,
    ru: 'Макрос ничего не меняет в этой заявке: всё уже так',
    en: 'The macro changes nothing on this ticket: all is so already',
  },
  checklist_ask: {
    status: 409,
    ru: 'В чек-листе не отмечено пунктов: {open}. Отметьте их или подтвердите, что решаете без них',
    en: 'Items of the checklist are open: {open}. Tick them, or confirm that you solve it without them',
  },
  checklist_open: {
    status: 409,
    ru: 'В этой категории заявку решают, когда отмечены все пункты чек-листа. Осталось: {open}',
    en: 'In this category a ticket is solved when all items of its checklist are done. Left: {open}',
  },
  checklist_many: {
    status: 409,
    ru: 'В чек-листе может быть не больше {most} пунктов',
    en: 'A checklist may have at most {most} items',
  },
  checklist_used: {
    status: 409,
    ru: 'Чек-лист «{name}» стоит в категории или макросе. Выключите его или сначала уберите оттуда',
    en: 'The checklist “{name}” is given by a category or a macro. Switch it off, or take it out there first',
  },
  checklist_name_taken: {
    status: 409,
    ru: 'Чек-лист с таким названием уже есть',
    en: 'There is already a checklist of that name',
  },
  time_not_yours: {
    status: 403,
    ru: 'Исправить время может только тот, кто его записал',
    en: 'Only whoever noted the time may correct it',
  },
  time_closed: {
    status: 409,
    ru: 'Заявка закрыта: время в ней уже не меняют',
    en: 'The ticket is closed: its time is no longer changed',
  },
  time_future: { status: 422, ru: 'Этот день ещё не наступил', en: 'That day has not come yet' },
});
