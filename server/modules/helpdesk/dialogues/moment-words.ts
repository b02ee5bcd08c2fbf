// A moment as people in chats read it: today only the time.
const parts = (zone: string, moment: Date): Record<string, string> =>
  Object.fromEntries(
    new Intl.DateTimeFormat('ru-RU', {
      timeZone: zone,
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    })
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );

export function momentWords(zone: string, moment: string, now = new Date()): string {
  const at = parts(zone, new Date(moment));
  const today = parts(zone, now);
  const time = `${at.hour}:${at.minute}`;
  return at.day === today.day && at.month === today.month && at.year === today.year
    ? time
    : `${at.day}.${at.month} ${time}`;
}
