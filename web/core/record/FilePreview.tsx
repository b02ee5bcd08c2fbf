// A file shown in place: PDF, pictures, plain text; anything else as its name with a download. Takes a stored file or one
// that is still on its way (`source`). Safe: PDF pages are drawn without running anything that is inside the file.
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { fileAddress } from '../api/upload.ts';
import { EmptyState } from '../show/EmptyState.tsx';
import { FileIcon } from '../show/FileIcon.tsx';
import { SkeletonRows } from '../show/SkeletonRows.tsx';
import { useText } from '../text/texts.ts';
import classes from './FilePreview.module.css';

const OfficePreview = lazy(() => import('./OfficePreview.tsx'));
const PdfPreview = lazy(() => import('./PdfPreview.tsx'));
const TextPreview = lazy(() => import('./TextPreview.tsx'));

export interface FilePreviewProps {
  name: string;
  mediaType: string;
  /** Id of the stored file. */
  fileId?: string | undefined;
  /** The file itself, while the server doesn't have it yet. */
  source?: File | undefined;
  /** Places on the pages of a PDF that are pointed out. */
  marks?: readonly PageMark[];
}

/** In shares of the page, from its upper left corner. */
export interface PageMark {
  /** Counted from 1. */
  page: number;
  place: { x: number; y: number; width: number; height: number };
  strong: boolean;
}

export type PreviewKind = 'pdf' | 'picture' | 'text' | 'office' | 'none';

const office =
  /^application\/(vnd\.openxmlformats-officedocument\.|vnd\.oasis\.opendocument\.|msword|vnd\.ms-(excel|powerpoint)|rtf)/;

export function previewKind(mediaType: string): PreviewKind {
  if (mediaType === 'application/pdf') return 'pdf';
  if (/^image\/(png|jpeg|gif|webp|bmp|avif)$/.test(mediaType)) return 'picture';
  if (/^text\/(plain|csv)/.test(mediaType)) return 'text';
  if (office.test(mediaType)) return 'office';
  return 'none';
}

const noMarks: readonly PageMark[] = [];

export function FilePreview({ name, mediaType, fileId, source, marks = noMarks }: FilePreviewProps) {
  const t = useText('record');
  const local = useObjectUrl(source);
  const address = local ?? (fileId ? fileAddress(fileId, true) : null);
  const kind = previewKind(mediaType || (source?.type ?? ''));
  if (!address) return <SkeletonRows rows={4} />;
  const download = (
    <Button
      component="a"
      href={fileId ? fileAddress(fileId) : address}
      download={name}
      variant="default"
      leftSection={<IconDownload size={15} />}
    >
      {t('file.download')}
    </Button>
  );
  // An office document is shown by the server, which must have it first.
  if (kind === 'none' || (kind === 'office' && !fileId)) {
    return (
      <EmptyState
        icon={() => <FileIcon name={name} mediaType={mediaType} size={32} />}
        title={name}
        text={t('file.noPreview')}
        action={download}
      />
    );
  }
  return (
    <Suspense fallback={<SkeletonRows rows={10} widths={[90]} />}>
      {kind === 'office' && fileId ? <OfficePreview fileId={fileId} name={name} fallback={download} /> : null}
      {kind === 'picture' ? <Picture key={address} address={address} name={name} fallback={download} /> : null}
      {kind === 'pdf' ? (
        <PdfPreview address={address} source={source} name={name} fallback={download} marks={marks} />
      ) : null}
      {kind === 'text' ? <TextPreview address={address} source={source} name={name} fallback={download} /> : null}
    </Suspense>
  );
}

function Picture({ address, name, fallback }: { address: string; name: string; fallback: ReactNode }) {
  const t = useText('record');
  const [whole, setWhole] = useState(true);
  const [failed, setFailed] = useState(false);
  if (failed) return <EmptyState title={name} text={t('file.noPreview')} action={fallback} />;
  return (
    <button
      type="button"
      className={classes.picture}
      data-whole={whole}
      onClick={() => setWhole(!whole)}
      aria-label={t(whole ? 'file.enlarge' : 'file.fit', { name })}
    >
      <img src={address} alt={name} onError={() => setFailed(true)} />
    </button>
  );
}

function useObjectUrl(source: File | undefined): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!source) return;
    const made = URL.createObjectURL(source);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [source]);
  return source ? address : null;
}
