// Sets the theme before anything is painted, so that a page in the dark never flashes white. No module: it must not wait.

(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const show = () => {
    const wanted = localStorage.getItem('theme');
    document.documentElement.dataset.theme = wanted || (dark.matches ? 'dark' : 'light');
  };
  dark.addEventListener('change', show);
  addEventListener('theme', show);
  addEventListener('storage', show);
  show();
})();
