// An attachment that shows a patient: out of sight whole, or with a painted copy in its place.
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Operation } from '#contract/core.ts';
import { quarantineAttachment, readTimeline } from '#contract/record.ts';
import { ApiError } from '../../api/api-error.ts';
import { fileAddress, uploadFile } from '../../api/upload.ts';
import { useAction } from '../../api/use-operation.ts';
import { useLocale, useText } from '../../text/texts.ts';
import type { Attachment } from '../Attachments.tsx';
import { PaintOver } from './PaintOver.tsx';
import { type Box, paintedCopy } from './painted-copy.ts';
import classes from './Quarantine.module.css';

export interface QuarantineDialogProps {
  recordId: string;
  item: Attachment;
  changes: Operation[];
  onClose: () => void;
}

export default function QuarantineDialog({ recordId, item, changes, onClose }: QuarantineDialogProps) {
  const t = useText('record');
  const locale = useLocale();
  const hold = useAction(quarantineAttachment, { changes: [...changes, readTimeline] });
  const picture = useRef<HTMLImageElement | null>(null);
  const [boxes, setBoxes] = useState<Box[]>([]);
  const [reason, setReason] = useState('');
  const [pending, setPending] = useState<'whole' | 'painted' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [paints, setPaints] = useState(/^image\/(png|jpeg|webp)$/.test(item.mediaType));
  const send = async (way: 'whole' | 'painted') => {
    setPending(way);
    setProblem(null);
    try {
      const copy =
        way === 'painted' && picture.current
          ? await uploadFile(await paintedCopy(picture.current, boxes, item.name))
          : undefined;
      await hold.run({
        id: recordId,
        attachmentId: item.id,
        ...(copy ? { fileId: copy.id } : {}),
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      });
      onClose();
    } catch (error) {
      setProblem(error instanceof ApiError ? error.words(locale) : String(error));
      setPending(null);
    }
  };
  return (
    <Modal
      opened
      onClose={() => pending === null && onClose()}
      title={t('quarantine.title', { name: item.name })}
      size={paints ? 'xl' : 'md'}
      closeButtonProps={{ 'aria-label': t('core:action.close') }}
    >
      <p className={classes.text}>{t('quarantine.text')}</p>
      {paints ? (
        <>
          <p className={classes.text}>{t('quarantine.paint')}</p>
          <PaintOver
            address={fileAddress(item.fileId, true)}
            label={item.name}
            boxes={boxes}
            onChange={setBoxes}
            picture={picture}
            onBroken={() => setPaints(false)}
          />
        </>
      ) : null}
      <TextInput
        label={t('quarantine.reason')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {problem ? (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      ) : null}
      <Group justify="flex-end" gap={8} mt="md">
        {boxes.length > 0 ? (
          <Button
            variant="subtle"
            leftSection={<IconArrowBackUp size={15} />}
            disabled={pending !== null}
            onClick={() => setBoxes(boxes.slice(0, -1))}
          >
            {t('quarantine.unpaint')}
          </Button>
        ) : null}
        <Button
          variant={paints ? 'default' : 'filled'}
          color="red"
          loading={pending === 'whole'}
          disabled={pending === 'painted'}
          onClick={() => void send('whole')}
        >
          {t('quarantine.whole')}
        </Button>
        {paints ? (
          <Button
            loading={pending === 'painted'}
            disabled={boxes.length === 0 || pending === 'whole'}
            onClick={() => void send('painted')}
          >
            {t('quarantine.painted')}
          </Button>
        ) : null}
      </Group>
    </Modal>
  );
}
