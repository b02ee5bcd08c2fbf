// Envelopes and labels of chosen deliveries as a PDF, in the order in which they were chosen.
import type { Output } from '#contract/core.ts';
import { type EnvelopeFormat, listDeliveries, printEnvelopes } from '#contract/correspondence.ts';
import { organisationSetting } from '#contract/settings/organisation.ts';
import type { Actor } from '#core/actor.ts';
import { writeEvents } from '#core/events.ts';
import { stream } from '#core/operation.ts';
import { sendPdf } from '#core/pdf/send-pdf.ts';
import { PdfSheets } from '#core/pdf/sheets.ts';
import { Refusal } from '#core/refusal.ts';
import { call } from '#core/runner.ts';
import type { Services } from '#core/services.ts';
import { settingValue } from '#core/settings/value.ts';
import { drawEnvelope, drawLabels, envelopeSizes } from './envelope.ts';

type Delivery = Output<typeof listDeliveries>['items'][number];
const names: Record<EnvelopeFormat, string> = {
  dl: 'Конверты DL',
  c5: 'Конверты C5',
  c4: 'Конверты C4',
  labels: 'Наклейки',
};

/** The deliveries as the list shows them, with its rights and its entry in the journal of reading. */
async function deliveriesBy(services: Services, actor: Actor, ids: readonly string[]): Promise<Delivery[]> {
  const { items } = (await call(services, listDeliveries.name, actor, { ids, limit: 200 })).body as {
    items: Delivery[];
  };
  const byId = new Map(items.map((item) => [item.id, item]));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
}

export const printEnvelopesStream = stream(printEnvelopes, async ({ services, actor, input, reply }) => {
  const chosen = await deliveriesBy(services, actor, input.ids);
  if (chosen.length === 0) throw new Refusal('not_found');
  const { name, fullName, address } = await settingValue(services, organisationSetting);
  const note = { data: { format: input.format, deliveries: chosen.map((one) => one.id) } };
  await writeEvents(services, services.pools.write, actor, printEnvelopes.name, [note], 'read');
  services.kick();
  const { format } = input;
  const size = format === 'labels' ? { width: 210, height: 297 } : envelopeSizes[format];
  const sheets = new PdfSheets(names[format], size, services.clock.now());
  return sendPdf(reply, `${names[format]}.pdf`, sheets, async () => {
    const sides = chosen.map((one) => ({
      to: { name: one.name, address: one.address },
      mark: [one.letter.number, one.trackingNumber].filter(Boolean).join(' · '),
    }));
    if (format === 'labels') drawLabels(sheets, sides);
    else for (const { to, mark } of sides) drawEnvelope(sheets, size, { name: fullName || name, address }, to, mark);
  });
});
