// Words that every screen uses.
export default {
  action: { save: 'Сохранить', cancel: 'Отменить', close: 'Закрыть', retry: 'Повторить' },
  state: { loading: 'Загружается' },
  error: { unexpected: 'Не получилось открыть эту часть страницы', requestId: 'Номер запроса для администратора:' },
  due: {
    overdue_one: 'просрочено на {{count}} день',
    overdue_few: 'просрочено на {{count}} дня',
    overdue_many: 'просрочено на {{count}} дней',
    overdue_other: 'просрочено на {{count}} дня',
    left_one: 'остался {{count}} день',
    left_few: 'осталось {{count}} дня',
    left_many: 'осталось {{count}} дней',
    left_other: 'осталось {{count}} дня',
  },
  keys: { title: 'Клавиши на этой странице' },
  toast: { place: 'Сообщения' },
  confirm: { reason: 'Причина', reasonNeeded: 'Напишите причину: она останется в истории' },
};
