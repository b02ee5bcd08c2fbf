// One file of a FileDrop: name, size, progress, and its acts: show, up, down, retry, remove.
import { ActionIcon, Progress } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconRefresh, IconX } from '@tabler/icons-react';
import { FileIcon } from '../show/FileIcon.tsx';
import { sizeText } from '../show/size-text.ts';
import { useLocale, useText } from '../text/texts.ts';
import classes from './FileDrop.module.css';
import type { FileItem } from './use-files.ts';

export interface FileRowProps {
  item: FileItem;
  shown: boolean;
  readOnly: boolean;
  onShow?: (() => void) | undefined;
  onRemove: () => void;
  onRetry: () => void;
  onUp?: (() => void) | undefined;
  onDown?: (() => void) | undefined;
}

export function FileRow({ item, shown, readOnly, onShow, onRemove, onRetry, onUp, onDown }: FileRowProps) {
  const t = useText('form');
  const locale = useLocale();
  const sending = item.state === 'sending';
  return (
    <li className={classes.row} data-shown={shown} data-state={item.state}>
      <FileIcon name={item.name} mediaType={item.stored?.mediaType ?? item.source?.type ?? ''} />
      <span className={classes.about}>
        {onShow ? (
          <button type="button" className={classes.name} onClick={onShow} aria-pressed={shown} title={item.name}>
            {item.name}
          </button>
        ) : (
          <span className={classes.name} title={item.name}>
            {item.name}
          </span>
        )}
        {item.state === 'failed' ? (
          <span className={classes.error}>{item.error}</span>
        ) : (
          <span className={classes.size}>
            {sending ? t('files.sent', { percent: Math.round(item.share * 100) }) : sizeText(item.size, locale)}
          </span>
        )}
        {sending ? (
          <Progress value={item.share * 100} size={3} aria-label={t('files.progress', { name: item.name })} />
        ) : null}
      </span>
      {readOnly ? null : (
        <span className={classes.acts}>
          {item.state === 'failed' ? (
            <ActionIcon onClick={onRetry} aria-label={t('files.retry', { name: item.name })}>
              <IconRefresh size={15} />
            </ActionIcon>
          ) : null}
          {onUp ? (
            <ActionIcon onClick={onUp} aria-label={t('files.up', { name: item.name })}>
              <IconArrowUp size={15} />
            </ActionIcon>
          ) : null}
          {onDown ? (
            <ActionIcon onClick={onDown} aria-label={t('files.down', { name: item.name })}>
              <IconArrowDown size={15} />
            </ActionIcon>
          ) : null}
          <ActionIcon onClick={onRemove} aria-label={t('files.remove', { name: item.name })}>
            <IconX size={15} />
          </ActionIcon>
        </span>
      )}
    </li>
  );
}
