// One registration by its address, as on a phone.
import { useParams } from '@tanstack/react-router';
import { RegistrationDetails } from './RegistrationDetails.tsx';

export default function RegistrationPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <RegistrationDetails key={id} id={id} />;
}
