// A dangerous act: names what will happen and asks for the reason; the act's own verb is on the red button.
// <ConfirmWithReason opened title="Аннулировать письмо ВХ-2026/00012" text="Номер останется занят…" verb="Аннулировать"
//   onConfirm={(reason) => cancel.run({ id, reason })} onClose={…} />
import { lazy, Suspense } from 'react';

const ReasonDialog = lazy(() => import('./ReasonDialog.tsx'));

export interface ConfirmWithReasonProps {
  opened: boolean;
  title: string;
  /** What will happen, in full. */
  text: string;
  verb: string;
  /** `none` asks for no reason. */
  reason?: 'required' | 'optional' | 'none';
  reasonLabel?: string;
  /** Giving `again` keeps the dialog: the question has changed and is asked anew with the same reason. */
  onConfirm: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

export function ConfirmWithReason(props: ConfirmWithReasonProps) {
  if (!props.opened) return null;
  return (
    <Suspense>
      <ReasonDialog {...props} />
    </Suspense>
  );
}
