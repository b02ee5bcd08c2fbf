// Moments as Russian papers write them: 21.11.2026 15:04 in the organisation's zone.
export function momentText(moment: string, zone: string): string {
  return new Intl.DateTimeFormat('ru-RU', {
    timeZone: zone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(new Date(moment))
    .replace(',', '');
}

export const dayText = (day: string): string => day.split('-').reverse().join('.');
