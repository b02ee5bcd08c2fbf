// The organisation's time zone, by which days are told, and the reader's own for moments, when they have set one.
let zone = 'Europe/Moscow';
let ownZone: string | undefined;

export function setZones(organisation: string, own: string): void {
  zone = organisation;
  ownZone = own || undefined;
}

export function currentZone(): string {
  return zone;
}
export function readersZone(): string | undefined {
  return ownZone;
}
