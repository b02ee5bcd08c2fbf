// One page of a PDF on a canvas, drawn when it comes near the sight and again when its width changes.
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import classes from './FilePreview.module.css';
import type { PageMark } from './FilePreview.tsx';

export interface PdfPageProps {
  document: PDFDocumentProxy;
  page: number;
  width: number;
  label: string;
  marks: readonly PageMark[];
}

export function PdfPage({ document, page, width, label, marks }: PdfPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(page === 1);
  const [shape, setShape] = useState(Math.SQRT2);
  const [loaded, setLoaded] = useState<PDFPageProxy | null>(null);

  useEffect(() => {
    const element = canvas.current;
    if (!element || near) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setNear(true);
      },
      { rootMargin: '800px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [near]);

  useEffect(() => {
    if (!near) return;
    let left = false;
    document.getPage(page).then(
      (found) => {
        if (left) return;
        const { width: w, height: h } = found.getViewport({ scale: 1 });
        setShape(h / w);
        setLoaded(found);
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [document, page, near]);

  useEffect(() => {
    const element = canvas.current;
    if (!loaded || !element) return;
    const density = Math.min(window.devicePixelRatio || 1, 2);
    const scale = (width * density) / loaded.getViewport({ scale: 1 }).width;
    const viewport = loaded.getViewport({ scale });
    element.width = Math.floor(viewport.width);
    element.height = Math.floor(viewport.height);
    const task = loaded.render({ canvas: element, viewport });
    task.promise.catch(() => undefined);
    return () => task.cancel();
  }, [loaded, width]);

  const height = Math.round(width * shape);
  return (
    <div className={classes.page} style={{ width, height }}>
      <canvas ref={canvas} style={{ width, height }} role="img" aria-label={label} />
      {marks.map(({ place, strong }) => (
        <span
          key={`${place.x} ${place.y}`}
          className={classes.mark}
          data-strong={strong}
          aria-hidden="true"
          style={{
            left: place.x * width - 3,
            top: place.y * height - 2,
            width: place.width * width + 6,
            height: place.height * height + 4,
          }}
        />
      ))}
    </div>
  );
}
