// A new schedule.
import { Opened } from './TriggerPage.tsx';

export default function NewSchedulePage() {
  return <Opened card={null} kind="schedule" />;
}
