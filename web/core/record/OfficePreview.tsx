// An office document as the server shows it: a PDF made of it, or its text where none can be made. While it is being made
// the server says to ask again.
import { lazy, type ReactNode, useEffect, useState } from 'react';
import { previewAddress } from '../api/upload.ts';
import { EmptyState } from '../show/EmptyState.tsx';
import { SkeletonRows } from '../show/SkeletonRows.tsx';
import { useText } from '../text/texts.ts';
import classes from './FilePreview.module.css';

const PdfPreview = lazy(() => import('./PdfPreview.tsx'));
const TextPreview = lazy(() => import('./TextPreview.tsx'));

const againMs = 2_000;
/** Longer than the server lets one document take, with some before it in the queue. */
const patienceMs = 5 * 60_000;

export interface OfficePreviewProps {
  fileId: string;
  name: string;
  /** Shown when there is nothing to show. */
  fallback: ReactNode;
}
type Made = { pdf: File } | { text: File } | 'none';

export default function OfficePreview({ fileId, name, fallback }: OfficePreviewProps) {
  const t = useText('record');
  const [made, setMade] = useState<Made | null>(null);
  const [waiting, setWaiting] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    setMade(null);
    fetchMade(fileId, name, stop.signal, () => setWaiting(true)).then(
      (found) => !stop.signal.aborted && setMade(found),
      () => !stop.signal.aborted && setMade('none'),
    );
    return () => stop.abort();
  }, [fileId, name]);
  if (made === null) {
    return (
      <>
        {waiting ? (
          <p role="status" className={classes.making}>
            {t('file.making')}
          </p>
        ) : null}
        <SkeletonRows rows={10} widths={[90]} />
      </>
    );
  }
  if (made === 'none') return <EmptyState title={name} text={t('file.noPreview')} action={fallback} />;
  if ('pdf' in made) return <PdfPreview address="" source={made.pdf} name={name} fallback={fallback} />;
  return (
    <>
      <p className={classes.making}>{t('file.textOnly')}</p>
      <TextPreview address="" source={made.text} name={name} fallback={fallback} />
    </>
  );
}

async function fetchMade(fileId: string, name: string, signal: AbortSignal, onWait: () => void): Promise<Made> {
  for (const end = performance.now() + patienceMs; performance.now() < end; ) {
    const answer = await fetch(previewAddress(fileId), { signal });
    if (answer.status === 202) {
      onWait();
      await new Promise((resolve) => setTimeout(resolve, againMs));
      continue;
    }
    if (!answer.ok) return 'none';
    const file = new File([await answer.blob()], name);
    return answer.headers.get('content-type')?.startsWith('application/pdf') ? { pdf: file } : { text: file };
  }
  return 'none';
}
