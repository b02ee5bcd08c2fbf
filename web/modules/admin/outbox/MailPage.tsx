// One outgoing message by its address, as on a phone.
import { useParams } from '@tanstack/react-router';
import { MailDetails } from './MailDetails.tsx';

export default function MailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <MailDetails key={id} id={id} />;
}
