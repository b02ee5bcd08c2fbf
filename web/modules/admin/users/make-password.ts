// A password that can be read out over the telephone: four groups of letters and digits that don't look alike (about 79 bits).
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';

type Random = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

export function makePassword(random: Random = (bytes) => crypto.getRandomValues(bytes)): string {
  const fair = 256 - (256 % signs.length);
  let made = '';
  while (made.length < 16) {
    for (const byte of random(new Uint8Array(32))) {
      // A byte over the last whole round would make the first signs likelier.
      if (byte < fair && made.length < 16) made += signs[byte % signs.length];
    }
  }
  return (made.match(/.{4}/g) ?? []).join('-');
}
