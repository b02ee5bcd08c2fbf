// Sets the colour scheme and the language of the page before the first paint; a file of its own because the page allows no inline script.
(() => {
  let scheme = 'auto';
  let locale = 'ru';
  try {
    scheme = localStorage.getItem('vedomo.scheme') || 'auto';
    locale = localStorage.getItem('vedomo.locale') || 'ru';
  } catch {
    scheme = 'auto';
  }
  const dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  document.documentElement.lang = locale === 'en' ? 'en' : 'ru';
})();
