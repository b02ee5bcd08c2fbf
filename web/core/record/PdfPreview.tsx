// Pages of a PDF drawn on canvases as they come into sight. Loaded only when a PDF is shown; fonts and decoders of the
// library are shipped under /pdf/.
import { ActionIcon, Group } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { getDocument, type PDFDocumentLoadingTask, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import PdfWorker from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { EmptyState } from '../show/EmptyState.tsx';
import { SkeletonRows } from '../show/SkeletonRows.tsx';
import { useText } from '../text/texts.ts';
import classes from './FilePreview.module.css';
import type { PageMark } from './FilePreview.tsx';
import { PdfPage } from './PdfPage.tsx';

let worker: PDFWorker | undefined;

/** One worker for all previews: given by us, it outlives each document, so that the next one never meets its end. */
function sharedWorker(): PDFWorker {
  worker ??= PDFWorker.create({ port: new PdfWorker() });
  return worker;
}

export interface PdfPreviewProps {
  address: string;
  /** The file itself, while it is at hand: the page may not fetch its own object addresses. */
  source: File | undefined;
  name: string;
  /** Shown when the file can't be drawn. */
  fallback: ReactNode;
  marks?: readonly PageMark[];
}

export default function PdfPreview({ address, source, name, fallback, marks = [] }: PdfPreviewProps) {
  const t = useText('record');
  const [document, setDocument] = useState<PDFDocumentProxy | null>(null);
  const [failed, setFailed] = useState(false);
  const [zoom, setZoom] = useState(1);
  const [width, setWidth] = useState(0);
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    setDocument(null);
    setFailed(false);
    let left = false;
    let task: PDFDocumentLoadingTask | undefined;
    const open = async () => {
      const file = source
        ? { data: new Uint8Array(await source.arrayBuffer()) }
        : { url: address, withCredentials: true };
      if (left) return;
      task = getDocument({
        ...file,
        worker: sharedWorker(),
        useWasm: false,
        enableXfa: false,
        cMapUrl: '/pdf/cmaps/',
        standardFontDataUrl: '/pdf/standard_fonts/',
        wasmUrl: '/pdf/wasm/',
        iccUrl: '/pdf/iccs/',
      });
      const loaded = await task.promise;
      if (!left) setDocument(loaded);
    };
    open().catch(() => !left && setFailed(true));
    return () => {
      left = true;
      void task?.destroy();
    };
  }, [address, source]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  if (failed) return <EmptyState title={t('file.broken')} text={name} action={fallback} />;
  return (
    <section className={classes.pdf} aria-label={name}>
      {document ? (
        <Group className={classes.tools} gap={4}>
          <span className={classes.pages}>{t('file.pages', { count: document.numPages })}</span>
          <ActionIcon onClick={() => setZoom(Math.max(0.5, zoom - 0.25))} aria-label={t('file.zoomOut')}>
            <IconMinus size={15} />
          </ActionIcon>
          <ActionIcon onClick={() => setZoom(Math.min(3, zoom + 0.25))} aria-label={t('file.zoomIn')}>
            <IconPlus size={15} />
          </ActionIcon>
        </Group>
      ) : null}
      <div ref={frame} className={classes.sheet}>
        {document && width > 0 ? (
          Array.from({ length: document.numPages }, (_, place) => (
            <PdfPage
              // biome-ignore lint/suspicious/noArrayIndexKey: pages never change their order
              key={place}
              document={document}
              page={place + 1}
              width={Math.min(width, 1100) * zoom}
              marks={marks.filter(({ page }) => page === place + 1)}
              label={t('file.page', { page: place + 1, pages: document.numPages })}
            />
          ))
        ) : (
          <SkeletonRows rows={12} widths={[96]} />
        )}
      </div>
    </section>
  );
}
