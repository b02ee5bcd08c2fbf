// The organisation's time zone; every moment on the screen is shown in it.
let zone = 'Europe/Moscow';

export function setZone(name: string): void {
  zone = name;
}

export function currentZone(): string {
  return zone;
}
