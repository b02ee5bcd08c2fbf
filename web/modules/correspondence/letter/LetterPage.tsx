// A letter by its address.
import { useParams } from '@tanstack/react-router';
import { LetterView } from './LetterView.tsx';

export default function LetterPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <LetterView key={id} id={id} />;
}
