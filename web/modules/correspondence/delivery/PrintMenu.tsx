// Envelopes and labels of the chosen deliveries, saved as a PDF.
import { Button, Menu } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { type EnvelopeFormat, envelopeFormats, printEnvelopes } from '#contract/correspondence.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { saveFile } from '../../../core/api/save-file.ts';
import { Can } from '../../../core/show/Can.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';

export function PrintMenu({ ids }: { ids: string[] }) {
  const t = useText('delivery');
  const locale = useLocale();
  const [printing, setPrinting] = useState(false);
  const print = async (format: EnvelopeFormat) => {
    setPrinting(true);
    await saveFile(printEnvelopes, { ids, format }, `${t('envelopes')}.pdf`).catch((error: unknown) =>
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
    );
    setPrinting(false);
  };
  return (
    <Can operation={printEnvelopes}>
      <Menu>
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconPrinter size={15} />} loading={printing}>
            {t('act.print')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {envelopeFormats.map((format) => (
            <Menu.Item key={format} onClick={() => void print(format)}>
              {t(`act.${format}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Can>
  );
}
