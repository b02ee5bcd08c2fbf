// The kinds of files that are accepted, as data. A kind is told by the content; the name decides only among texts.
// `inline` kinds may be shown by the browser itself: they hold no script that runs in the page's origin.

export interface FileKind {
  mediaType: string;
  inline: boolean;
}

/** What is stored as it is and only ever handed out as a download: pages with script would run if shown. */
export const opaqueMediaType = 'application/octet-stream';
export const plainText = 'text/plain';

const download = (mediaType: string): FileKind => ({ mediaType, inline: false });
const shown = (mediaType: string): FileKind => ({ mediaType, inline: true });
const officeXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

const kinds: readonly FileKind[] = [
  shown('application/pdf'),
  shown('image/png'),
  shown('image/jpeg'),
  shown('image/gif'),
  shown('image/webp'),
  download('image/tiff'),
  download('image/bmp'),
  download('image/heic'),
  download('image/heif'),
  download(`${officeXml}.wordprocessingml.document`),
  download(`${officeXml}.spreadsheetml.sheet`),
  download(`${officeXml}.presentationml.presentation`),
  download(`${officeXml}.presentationml.slideshow`),
  download('application/msword'),
  download('application/vnd.ms-excel'),
  download('application/vnd.ms-powerpoint'),
  download('application/vnd.ms-office'),
  download('application/vnd.ms-outlook'),
  download(`${openDocument}.text`),
  download(`${openDocument}.spreadsheet`),
  download(`${openDocument}.presentation`),
  download('application/rtf'),
  shown(plainText),
  download('text/csv'),
  download('application/json'),
  download('application/xml'),
  download('message/rfc822'),
  download('application/zip'),
  download('application/x-7z-compressed'),
  download('application/vnd.rar'),
  download('application/pkcs7-signature'),
  download(opaqueMediaType),
];

const byMediaType = new Map(kinds.map((kind) => [kind.mediaType, kind]));

/** Other names of the same kinds, as `file-type` gives them. */
const synonyms = new Map([
  ['image/apng', 'image/png'],
  ['image/heic-sequence', 'image/heic'],
  ['image/heif-sequence', 'image/heif'],
  ['application/x-rar-compressed', 'application/vnd.rar'],
]);

export function kindOf(mediaType: string): FileKind | null {
  const bare = (mediaType.split(';', 1)[0] as string).trim();
  return byMediaType.get(synonyms.get(bare) ?? bare) ?? null;
}

/** Names under which Windows runs a text, an archive or a compound document that it would otherwise only open. */
const runnableNames = new Set(
  (
    'apk app appref-ms application bat chm cmd com cpl crx desktop dll exe gadget hta inf ins iso jar jnlp js jse ' +
    'library-ms lnk mjs msc msh msi msp mst ocx pif ps1 psd1 psm1 py pyw reg scf scr settingcontent-ms sh sys ' +
    'url vb vbe vbs website wsc wsf wsh xll xpi'
  ).split(' '),
);

export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0
    ? ''
    : name
        .slice(dot + 1)
        .trim()
        .toLowerCase();
}

export const runsByName = (name: string) => runnableNames.has(extensionOf(name));
