// The decision about several people at once; those decided meanwhile are told of.
import { listRegistrations, readRegistration, rejectRegistrations } from '#contract/registration.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { AdmitDialog } from './AdmitDialog.tsx';
import type { RegistrationLine } from './registration-words.ts';

interface ManyDialogsProps {
  act: 'confirm' | 'reject';
  rows: RegistrationLine[];
  done: () => void;
  onClose: () => void;
}

export function ManyDialogs({ act, rows, done, onClose }: ManyDialogsProps) {
  const t = useText('registrations');
  const locale = useLocale();
  const reject = useAction(rejectRegistrations, { changes: [listRegistrations, readRegistration] });
  const ids = rows.map((row) => row.id);
  if (act === 'confirm') return <AdmitDialog ids={ids} onDone={done} onClose={onClose} />;
  return (
    <ConfirmWithReason
      opened
      title={t('reject.titleMany', { count: ids.length })}
      text={t('reject.text')}
      verb={t('act.reject')}
      onClose={onClose}
      onConfirm={async (reason) => {
        const { items } = await reject.run({ ids, reason });
        const refused = items.find((item) => item.message !== null);
        if (refused?.message) toast({ tone: 'problem', text: refused.message[locale] });
        toast({
          tone: 'done',
          text: t('reject.doneMany', { count: items.filter((item) => item.code === null).length }),
        });
        done();
      }}
    />
  );
}
