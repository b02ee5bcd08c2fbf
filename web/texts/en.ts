// All English texts, one area per file of the folder `en`; a new area needs only its file.
const files = import.meta.glob<Record<string, unknown>>('./en/*.ts', { eager: true, import: 'default' });

export const areas = Object.fromEntries(
  Object.entries(files).map(([path, texts]) => [path.replace('./en/', '').replace('.ts', ''), texts]),
);
