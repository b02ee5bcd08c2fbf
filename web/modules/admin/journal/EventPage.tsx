// One event of the journal by its address, as on a phone.
import { useParams } from '@tanstack/react-router';
import { EventDetails } from './EventDetails.tsx';

export default function EventPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <EventDetails key={id} id={id} />;
}
