// A small icon of a file's kind, by its media type, else by its name.
import {
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconMail,
  IconPhoto,
} from '@tabler/icons-react';

export function FileIcon({ name, mediaType, size = 18 }: { name: string; mediaType: string; size?: number }) {
  const Icon = iconOf(name.toLowerCase(), mediaType);
  return <Icon size={size} stroke={1.5} aria-hidden="true" style={{ flex: 'none', color: 'var(--v-dim)' }} />;
}

function iconOf(name: string, mediaType: string) {
  if (mediaType === 'application/pdf' || name.endsWith('.pdf')) return IconFileTypePdf;
  if (mediaType.startsWith('image/')) return IconPhoto;
  if (/\.(xlsx?|ods|csv)$/.test(name)) return IconFileSpreadsheet;
  if (/\.(zip|7z|rar|tar|gz)$/.test(name)) return IconFileZip;
  if (/\.(eml|msg)$/.test(name)) return IconMail;
  if (mediaType.startsWith('text/') || /\.(docx?|odt|rtf|txt)$/.test(name)) return IconFileText;
  return IconFile;
}
