// Scans that rows of the table name: files one by one or packed in ZIP archives, sent one after another before the check.
import { Button, FileButton, Progress } from '@mantine/core';
import { IconFiles } from '@tabler/icons-react';
import { useState } from 'react';
import { ApiError } from '../../core/api/api-error.ts';
import { uploadFile } from '../../core/api/upload.ts';
import { useLocale, useText } from '../../core/text/texts.ts';
import classes from './Imports.module.css';

const atMost = 2_000;

export function Beside({ count, onSent }: { count: number; onSent: (ids: string[]) => void }) {
  const t = useText('imports');
  const locale = useLocale();
  const [sending, setSending] = useState<{ done: number; of: number; share: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (files: File[]) => {
    setProblem(count + files.length > atMost ? t('beside.many', { most: atMost }) : null);
    const wanted = files.slice(0, atMost - count);
    for (const [done, file] of wanted.entries()) {
      const tell = (share: number) => setSending({ done, of: wanted.length, share });
      tell(0);
      try {
        const { id } = await uploadFile(file, { onProgress: tell });
        onSent([id]);
      } catch (error) {
        setProblem(`${file.name}: ${error instanceof ApiError ? error.words(locale) : String(error)}`);
      }
    }
    setSending(null);
  };
  return (
    <div className={classes.beside}>
      <p className={classes.dim}>{t('beside.text')}</p>
      <div className={classes.acts}>
        <FileButton multiple onChange={(files) => void send(files)}>
          {(button) => (
            <Button
              {...button}
              variant="default"
              loading={sending !== null}
              leftSection={<IconFiles size={16} stroke={1.6} />}
            >
              {t('beside.choose')}
            </Button>
          )}
        </FileButton>
        <span className={classes.dim} role="status">
          {sending
            ? t('beside.sending', { done: sending.done + 1, of: sending.of })
            : count > 0
              ? t('beside.sent', { count })
              : null}
        </span>
      </div>
      {sending ? (
        <Progress
          value={((sending.done + sending.share) / sending.of) * 100}
          maw={560}
          aria-label={t('beside.progress')}
        />
      ) : null}
      {problem ? (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
