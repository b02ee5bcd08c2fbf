// Words around the manual; its chapters are written in docs/.
export default {
  title: 'Help',
  page: 'Help for this page',
  find: 'Search the manual',
  clear: 'Clear',
  contents: 'Contents of the manual',
  group: { user: 'Daily work', admin: 'For administrators' },
  results: 'Found in the manual',
  found_zero: 'Nothing found: try other words',
  found_one: 'Found in {{count}} place',
  found_other: 'Found in {{count}} places',
  noChapter: 'The manual has no such chapter',
  onlyRussian: 'The manual is in Russian only for now',
};
