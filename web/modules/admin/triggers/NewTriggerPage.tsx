// A new trigger that waits for events.
import { Opened } from './TriggerPage.tsx';

export default function NewTriggerPage() {
  return <Opened card={null} kind="event" />;
}
