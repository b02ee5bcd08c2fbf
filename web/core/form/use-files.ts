// The files of one form: sends each at once, keeps order, progress, failures and retries. The finished ones are the value
// (StoredFile[]); while any is on its way the form can't be sent.
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { type StoredFile, uploadFile } from '../api/upload.ts';
import { currentLocale } from '../text/texts.ts';

export interface FileItem {
  key: string;
  name: string;
  size: number;
  state: 'sending' | 'stored' | 'failed';
  share: number;
  stored?: StoredFile;
  /** Kept for a retry and for the preview before the server has it. */
  source?: File;
  error?: string;
}

export interface Files {
  items: FileItem[];
  add: (files: Iterable<File>) => void;
  remove: (key: string) => void;
  retry: (key: string) => void;
  move: (key: string, step: -1 | 1) => void;
  sending: boolean;
}

export interface FilesOptions {
  value: StoredFile[];
  onChange: (files: StoredFile[]) => void;
  /** Id of the draft that owns the files until the form is sent. */
  draftId?: () => Promise<string | undefined>;
}

const storedItem = (file: StoredFile): FileItem => ({
  key: file.id,
  name: file.name,
  size: file.size,
  state: 'stored',
  share: 1,
  stored: file,
});

export function useFiles({ value, onChange, draftId }: FilesOptions): Files {
  const [items, setItems] = useState<FileItem[]>(() => value.map(storedItem));
  const stops = useRef(new Map<string, AbortController>());
  const told = useRef(value.map((file) => file.id).join());

  // The form's value changed from outside (a draft came back, the form was reset): show exactly that.
  const print = value.map((file) => file.id).join();
  useEffect(() => {
    if (print === told.current) return;
    told.current = print;
    setItems((now) => [
      ...value.map((file) => now.find((item) => item.stored?.id === file.id) ?? storedItem(file)),
      ...now.filter((item) => item.state !== 'stored'),
    ]);
  }, [print, value]);

  const tell = useRef(onChange);
  tell.current = onChange;
  useEffect(() => {
    const stored = items.flatMap((item) => (item.stored ? [item.stored] : []));
    const now = stored.map((file) => file.id).join();
    if (now === told.current) return;
    told.current = now;
    tell.current(stored);
  }, [items]);

  useEffect(() => {
    const running = stops.current;
    return () => {
      for (const stop of running.values()) stop.abort();
    };
  }, []);

  const change = (key: string, part: Partial<FileItem>) =>
    setItems((now) => now.map((item) => (item.key === key ? { ...item, ...part } : item)));

  const send = async (key: string, file: File) => {
    const stop = new AbortController();
    stops.current.set(key, stop);
    try {
      const owner = await draftId?.();
      if (stop.signal.aborted) return;
      const stored = await uploadFile(file, {
        draftId: owner,
        signal: stop.signal,
        onProgress: (share) => change(key, { share }),
      });
      change(key, { state: 'stored', share: 1, stored });
    } catch (error) {
      if (stop.signal.aborted) return;
      const words = error instanceof ApiError ? error.words(currentLocale()) : String(error);
      change(key, { state: 'failed', error: words });
    } finally {
      stops.current.delete(key);
    }
  };

  return {
    items,
    sending: items.some((item) => item.state === 'sending'),
    add: (files) => {
      const fresh = [...files].map((file) => ({ key: crypto.randomUUID(), file }));
      setItems((now) => [
        ...now,
        ...fresh.map(
          ({ key, file }): FileItem => ({
            key,
            name: file.name,
            size: file.size,
            state: 'sending',
            share: 0,
            source: file,
          }),
        ),
      ]);
      for (const { key, file } of fresh) void send(key, file);
    },
    remove: (key) => {
      stops.current.get(key)?.abort();
      setItems((now) => now.filter((item) => item.key !== key));
    },
    retry: (key) => {
      const source = items.find((item) => item.key === key)?.source;
      if (!source) return;
      change(key, { state: 'sending', share: 0 });
      void send(key, source);
    },
    move: (key, step) =>
      setItems((now) => {
        const from = now.findIndex((item) => item.key === key);
        const to = from + step;
        const moved = now[from];
        if (!moved || to < 0 || to >= now.length) return now;
        const rest = now.filter((item) => item.key !== key);
        return [...rest.slice(0, to), moved, ...rest.slice(to)];
      }),
  };
}
