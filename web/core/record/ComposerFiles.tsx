// The files of a comment that is being written: chosen, photographed on a phone, each with its progress.
import { ActionIcon } from '@mantine/core';
import { IconCamera, IconPaperclip } from '@tabler/icons-react';
import { useRef } from 'react';
import { FileRow } from '../form/FileRow.tsx';
import type { Files } from '../form/use-files.ts';
import { useText } from '../text/texts.ts';
import classes from './Timeline.module.css';

export function AttachedFiles({ files, readOnly }: { files: Files; readOnly: boolean }) {
  if (files.items.length === 0) return null;
  return (
    <ul className={classes.attached}>
      {files.items.map((item) => (
        <FileRow
          key={item.key}
          item={item}
          shown={false}
          readOnly={readOnly}
          onRemove={() => files.remove(item.key)}
          onRetry={() => files.retry(item.key)}
        />
      ))}
    </ul>
  );
}

export function AttachButtons({ files }: { files: Files }) {
  const t = useText('record');
  const chooser = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    files.add(input.files ?? []);
    input.value = '';
  };
  return (
    <span className={classes.attach}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="md"
        aria-label={t('comment.attach')}
        title={t('comment.attachHint')}
        onClick={() => chooser.current?.click()}
      >
        <IconPaperclip size={17} stroke={1.6} />
      </ActionIcon>
      <ActionIcon
        className={classes.camera}
        variant="subtle"
        color="gray"
        size="md"
        aria-label={t('comment.photo')}
        title={t('comment.photo')}
        onClick={() => camera.current?.click()}
      >
        <IconCamera size={17} stroke={1.6} />
      </ActionIcon>
      <input ref={chooser} type="file" multiple hidden onChange={(event) => take(event.currentTarget)} />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={(event) => take(event.currentTarget)}
      />
    </span>
  );
}
