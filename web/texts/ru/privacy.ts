// Слова страниц ответственного за персональные данные и блока «Мои согласия».
import consents from './privacy/consents.ts';
import end from './privacy/end.ts';
import people from './privacy/people.ts';
import watch from './privacy/watch.ts';

export default {
  title: 'Персональные данные',
  state: {
    open: 'В работе',
    answered: 'Отвечено',
    refused: 'Отказано',
    proposed: 'Предложено',
    approved: 'Утверждено',
    done: 'Исполнено',
    declined: 'Отказано',
    standing: 'Действует',
    renewal: 'Нужно обновить',
    withdrawn: 'Отозвано',
    expired: 'Истекло',
    renewed: 'Заменено новым',
    met: 'Выполнено',
    attention: 'Требует внимания',
    waiting: 'Ждёт',
    working: 'Собирается',
    ready: 'Готово',
    failed: 'Не получилось',
  },
  ...consents,
  ...end,
  ...people,
  ...watch,
};
