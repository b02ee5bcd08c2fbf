// A ticket by its address.
import { useParams } from '@tanstack/react-router';
import { TicketView } from './TicketView.tsx';

export default function TicketPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <TicketView key={id} id={id} />;
}
