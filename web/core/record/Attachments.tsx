// The attachments of a record: a list with the preview in place, download, adding by drop, paste or choice, removal.
// <Attachments recordId={id} items={letter.attachments} can={letter.can} changes={[readLetter]} />
import { ActionIcon, Button } from '@mantine/core';
import {
  IconChevronDown,
  IconChevronRight,
  IconDownload,
  IconFileZip,
  IconPaperclip,
  IconShieldLock,
  IconTrash,
} from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { z } from 'zod';
import type { Audience, Operation } from '#contract/core.ts';
import {
  attachFiles,
  type attachmentView,
  detachFile,
  downloadAttachments,
  quarantineAttachment,
  readTimeline,
} from '#contract/record.ts';
import { ApiError } from '../api/api-error.ts';
import { buildRequest } from '../api/build-request.ts';
import { fileAddress } from '../api/upload.ts';
import { useAction } from '../api/use-operation.ts';
import { FileRow } from '../form/FileRow.tsx';
import { useFiles } from '../form/use-files.ts';
import { FileThumb } from '../show/FileThumb.tsx';
import { sizeText } from '../show/size-text.ts';
import { useLocale, useText } from '../text/texts.ts';
import { toast } from '../toast/toast.ts';
import classes from './Attachments.module.css';
import { FilePreview, previewKind } from './FilePreview.tsx';
import { TextState, useTextStates } from './TextState.tsx';

const QuarantineDialog = lazy(() => import('./quarantine/QuarantineDialog.tsx'));

export type Attachment = z.output<typeof attachmentView>;

export interface AttachmentsProps {
  recordId: string;
  items: Attachment[];
  /** The record's `can`. */
  can: string[];
  /** Queries that show the attachments. */
  changes: Operation[];
  /** Opens the first file at once. */
  openFirst?: boolean;
  /** For whom added files are meant. */
  audience?: Audience;
}

export function Attachments({ recordId, items, can, changes, openFirst = false, audience }: AttachmentsProps) {
  const t = useText('record');
  const locale = useLocale();
  const [open, setOpen] = useState<string | null>(openFirst ? (items[0]?.id ?? null) : null);
  const chooser = useRef<HTMLInputElement>(null);
  const attach = useAction(attachFiles, { changes: [...changes, readTimeline] });
  const texts = useTextStates(recordId, items.length);
  const detach = useAction(detachFile, { changes: [...changes, readTimeline] });
  const tell = (error: unknown) =>
    toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
  const sent = useRef(new Set<string>());
  const files = useFiles({
    value: [],
    onChange: (stored) => {
      const fresh = stored.filter((file) => !sent.current.has(file.id));
      if (fresh.length === 0) return;
      for (const file of fresh) sent.current.add(file.id);
      attach
        .run({ id: recordId, fileIds: fresh.map((file) => file.id), ...(audience ? { audience } : {}) })
        .then(() => {
          for (const item of files.items) if (item.stored && sent.current.has(item.stored.id)) files.remove(item.key);
        })
        .catch(tell);
    },
  });
  const underway = files.items.filter((item) => !item.stored || !items.some((one) => one.fileId === item.stored?.id));
  const mayAdd = can.includes(attachFiles.name);
  const mayRemove = can.includes(detachFile.name);
  const mayHold = can.includes(quarantineAttachment.name);
  const [held, setHeld] = useState<Attachment | null>(null);
  if (items.length === 0 && underway.length === 0 && !mayAdd) return null;
  return (
    <section
      className={classes.attachments}
      aria-label={t('attachments.title')}
      onDragOver={(event) => mayAdd && event.preventDefault()}
      onDrop={(event) => {
        if (!mayAdd) return;
        event.preventDefault();
        files.add(event.dataTransfer.files);
      }}
    >
      <div className={classes.head}>
        <h2>{t('attachments.title')}</h2>
        <span className={classes.count}>{items.length || null}</span>
        {items.length > 1 ? (
          <Button
            component="a"
            href={buildRequest(downloadAttachments, { id: recordId }, {}).url}
            download
            variant="subtle"
            size="compact-sm"
            leftSection={<IconFileZip size={14} />}
          >
            {t('attachments.all')}
          </Button>
        ) : null}
        {mayAdd ? (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPaperclip size={14} />}
            onClick={() => chooser.current?.click()}
          >
            {t('attachments.add')}
          </Button>
        ) : null}
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label={t('attachments.add')}
          onChange={(event) => {
            files.add(event.currentTarget.files ?? []);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {items.length === 0 && underway.length === 0 ? <p className={classes.none}>{t('attachments.none')}</p> : null}
      <ul className={classes.list}>
        {items.map((item) => (
          <li key={item.id} className={classes.item}>
            <div className={classes.row}>
              <button
                type="button"
                className={classes.name}
                aria-expanded={open === item.id}
                onClick={() => setOpen(open === item.id ? null : item.id)}
              >
                {open === item.id ? (
                  <IconChevronDown size={14} className={classes.fold} />
                ) : (
                  <IconChevronRight size={14} className={classes.fold} />
                )}
                <FileThumb fileId={item.fileId} name={item.name} mediaType={item.mediaType} />
                <span className={classes.text}>{item.name}</span>
              </button>
              {item.secondCopy ? <span className={classes.size}>{t('attachments.secondCopy')}</span> : null}
              <span className={classes.size}>{sizeText(item.size, locale)}</span>
              <ActionIcon
                component="a"
                href={fileAddress(item.fileId)}
                download={item.name}
                aria-label={t('attachments.download', { name: item.name })}
              >
                <IconDownload size={15} stroke={1.6} />
              </ActionIcon>
              {mayHold ? (
                <ActionIcon aria-label={t('quarantine.act', { name: item.name })} onClick={() => setHeld(item)}>
                  <IconShieldLock size={15} stroke={1.6} />
                </ActionIcon>
              ) : null}
              {mayRemove ? (
                <ActionIcon
                  aria-label={t('attachments.remove', { name: item.name })}
                  onClick={() => void detach.run({ id: recordId, attachmentId: item.id }).catch(tell)}
                >
                  <IconTrash size={15} stroke={1.6} />
                </ActionIcon>
              ) : null}
            </div>
            <TextState state={texts.get(item.id)} />
            {open === item.id ? (
              <div className={classes.preview} data-kind={previewKind(item.mediaType)}>
                <FilePreview name={item.name} mediaType={item.mediaType} fileId={item.fileId} />
              </div>
            ) : null}
          </li>
        ))}
        {underway.map((item) => (
          <FileRow
            key={item.key}
            item={item}
            shown={false}
            readOnly={false}
            onRemove={() => files.remove(item.key)}
            onRetry={() => files.retry(item.key)}
          />
        ))}
      </ul>
      {held ? (
        <Suspense>
          <QuarantineDialog recordId={recordId} item={held} changes={changes} onClose={() => setHeld(null)} />
        </Suspense>
      ) : null}
    </section>
  );
}
