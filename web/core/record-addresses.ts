// Where a record of any kind is opened: modules tell their kinds at the start, links and search results ask.
type Address = (kind: string, id: string) => string | null;

const known: Address[] = [];

export function tellRecordAddresses(address: Address): void {
  known.push(address);
}

/** The address of a record's page, or null when no installed module knows its kind. */
export function recordAddress(kind: string, id: string): string | null {
  for (const address of known) {
    const found = address(kind, id);
    if (found) return found;
  }
  return null;
}
