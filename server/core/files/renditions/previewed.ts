// Which files have a thumbnail, and which are turned into a PDF to be looked at. Pure.
const officeXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

const offices: Record<string, string> = {
  [`${officeXml}.wordprocessingml.document`]: 'docx',
  [`${officeXml}.spreadsheetml.sheet`]: 'xlsx',
  [`${officeXml}.presentationml.presentation`]: 'pptx',
  [`${openDocument}.text`]: 'odt',
  [`${openDocument}.spreadsheet`]: 'ods',
  [`${openDocument}.presentation`]: 'odp',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/rtf': 'rtf',
};
const bare = (mediaType: string): string => (mediaType.split(';', 1)[0] as string).trim();

/** The extension under which an office document is converted; undefined for what is none. */
export const officeExtension = (mediaType: string): string | undefined => offices[bare(mediaType)];

export function drawnFormat(mediaType: string): 'pdf' | 'picture' | undefined {
  if (bare(mediaType) === 'application/pdf') return 'pdf';
  return /^image\/(png|jpeg|gif|webp)$/.test(bare(mediaType)) ? 'picture' : undefined;
}
