// One run of a trigger by its address, as on a phone.
import { useParams } from '@tanstack/react-router';
import { RunDetails } from './RunDetails.tsx';

export default function RunPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <RunDetails key={id} id={id} />;
}
