// A contact by its address.
import { useParams } from '@tanstack/react-router';
import { ContactView } from './ContactView.tsx';

export default function ContactPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <ContactView key={id} id={id} />;
}
