// Words around the manual; its chapters are written in docs/.
export default {
  title: 'Справка',
  page: 'Справка по этой странице',
  find: 'Найти в справке',
  clear: 'Очистить',
  contents: 'Содержание справки',
  group: { user: 'Работа', admin: 'Администратору' },
  results: 'Найденное в справке',
  found_zero: 'Ничего не найдено: попробуйте другие слова',
  found_one: 'Найдено {{count}} место',
  found_few: 'Найдено {{count}} места',
  found_many: 'Найдено {{count}} мест',
  found_other: 'Найдено {{count}} места',
  noChapter: 'Такой главы в справке нет',
  onlyRussian: 'Справка есть только на русском языке',
};
