// Words that every screen uses.
export default {
  page: {
    previous: 'Назад',
    next: 'Дальше',
  },
  action: { save: 'Сохранить', cancel: 'Отменить', close: 'Закрыть', retry: 'Повторить' },
  state: { loading: 'Загружается' },
  error: { unexpected: 'Не получилось открыть эту часть страницы', requestId: 'Номер запроса для администратора:' },
  due: {
    overdue_one: 'просрочен {{count}} день',
    overdue_few: 'просрочено {{count}} дня',
    overdue_many: 'просрочено {{count}} дней',
    overdue_other: 'просрочено {{count}} дня',
    left_one: 'через {{count}} день',
    left_few: 'через {{count}} дня',
    left_many: 'через {{count}} дней',
    left_other: 'через {{count}} дня',
  },
  keys: { title: 'Клавиши на этой странице' },
  toast: { place: 'Сообщения' },
  confirm: { reason: 'Причина', reasonNeeded: 'Напишите причину: она останется в истории' },
};
