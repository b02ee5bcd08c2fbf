// All Russian texts, one area per file of the folder `ru`; a new area needs only its file.
const files = import.meta.glob<Record<string, unknown>>('./ru/*.ts', { eager: true, import: 'default' });

export const areas = Object.fromEntries(
  Object.entries(files).map(([path, texts]) => [path.replace('./ru/', '').replace('.ts', ''), texts]),
);
