// The first part of a plain text file; Windows-1251 is recognised when the text isn't UTF-8.
import { type ReactNode, useEffect, useState } from 'react';
import { EmptyState } from '../show/EmptyState.tsx';
import { SkeletonRows } from '../show/SkeletonRows.tsx';
import { useText } from '../text/texts.ts';
import classes from './FilePreview.module.css';

const most = 200_000;

export interface TextPreviewProps {
  address: string;
  /** The file itself, while it is at hand: the page may not fetch its own object addresses. */
  source: File | undefined;
  name: string;
  /** Shown when the text can't be read. */
  fallback: ReactNode;
}

export default function TextPreview({ address, source, name, fallback }: TextPreviewProps) {
  const t = useText('record');
  const [text, setText] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    const stop = new AbortController();
    setText(undefined);
    read(address, source, stop.signal).then(
      (bytes) => !stop.signal.aborted && setText(decode(bytes)),
      () => !stop.signal.aborted && setText(null),
    );
    return () => stop.abort();
  }, [address, source]);
  if (text === undefined) return <SkeletonRows rows={10} widths={[80]} />;
  if (text === null) return <EmptyState title={t('file.broken')} text={name} action={fallback} />;
  return (
    <section className={classes.textFrame} aria-label={name}>
      <pre className={classes.text}>{text}</pre>
    </section>
  );
}

async function read(address: string, source: File | undefined, signal: AbortSignal): Promise<ArrayBuffer> {
  if (source) return source.slice(0, most).arrayBuffer();
  const answer = await fetch(address, { signal, headers: { range: `bytes=0-${most - 1}` } });
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.arrayBuffer()).slice(0, most);
}

function decode(bytes: ArrayBuffer): string {
  try {
    // The cut may split the last letter: the tail that isn't whole is left out.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.byteLength === most ? bytes.slice(0, -4) : bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}
