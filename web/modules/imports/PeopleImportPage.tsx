// The import of people, as the page of users leads to it: the page of imports with people chosen.
import { Imports } from './ImportsPage.tsx';

export default function PeopleImportPage() {
  return <Imports first="people" title="people" />;
}
