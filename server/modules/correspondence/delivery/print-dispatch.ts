// A dispatch register as a PDF in the manner of the post's list form 103: what is handed over, to whom, under which number.
import type { Output } from '#contract/core.ts';
import { printDispatch, readDispatch } from '#contract/correspondence.ts';
import { organisationSetting } from '#contract/settings/organisation.ts';
import { writeEvents } from '#core/events.ts';
import { stream } from '#core/operation.ts';
import { PdfPaper } from '#core/pdf/document.ts';
import { sendPdf } from '#core/pdf/send-pdf.ts';
import { dayText, momentText } from '#core/personal-data/moment-text.ts';
import { call } from '#core/runner.ts';
import { settingValue } from '#core/settings/value.ts';

const columns = [
  { title: '№ п/п', share: 5 },
  { title: 'Адресат (кому)', share: 26 },
  { title: 'Адрес (куда)', share: 32 },
  { title: 'Исх. №, дата', share: 16 },
  { title: 'Масса, г', share: 7 },
  { title: '№ отправления', share: 16 },
  { title: 'Примечание', share: 12 },
];
const kinds: Record<string, string> = {
  post: 'письмо простое',
  registered_post: 'письмо заказное',
  courier: 'курьером',
  email: 'электронной почтой',
  edo: 'через оператора ЭДО',
  fax: 'факсом',
  hand: 'нарочным',
  other: 'иным способом',
};
const byPost = new Set(['post', 'registered_post']);

export const printDispatchStream = stream(printDispatch, async ({ services, actor, input, reply }) => {
  const register = (await call(services, readDispatch.name, actor, { id: input.id })).body as Output<
    typeof readDispatch
  >;
  const { name, fullName, address, inn } = await settingValue(services, organisationSetting);
  const note = { data: { registerId: register.id, number: register.number } };
  await writeEvents(services, services.pools.write, actor, printDispatch.name, [note], 'read');
  services.kick();
  const now = services.clock.now();
  const post = byPost.has(register.method);
  const title = `${post ? 'Список внутренних почтовых отправлений' : 'Реестр отправки'} № ${register.number} от ${dayText(register.sentOn)}`;
  const stamp = `${title} · ${actor.name} · ${momentText(now.toISOString(), services.config.zone)}`;
  const paper = new PdfPaper(title, stamp, { landscape: true, at: now });
  return sendPdf(reply, `${title}.pdf`, paper, async () => {
    paper.title(title);
    if (register.cancelled) paper.paragraph(`АННУЛИРОВАН: ${register.cancelled.reason}`);
    paper.facts([
      ['Отправитель', [fullName || name, inn && `ИНН ${inn}`].filter(Boolean).join(', ')],
      ['Адрес отправителя', address],
      [post ? 'Вид и категория отправлений' : 'Способ отправки', kinds[register.method] ?? register.method],
      ...(register.note ? ([['Примечание', register.note]] as const) : []),
    ]);
    paper.tableHead(columns);
    for (const item of register.items) {
      const { number, registeredOn } = item.letter;
      paper.row(columns, [
        String(item.position),
        item.name,
        item.address,
        [number, registeredOn && dayText(registeredOn)].filter(Boolean).join(' от '),
        item.weight === null ? '' : String(item.weight),
        item.trackingNumber,
        '',
      ]);
      await paper.breathe();
    }
    const weight = register.items.reduce((sum, item) => sum + (item.weight ?? 0), 0);
    const hidden = register.letters - register.items.length;
    paper.facts([
      ['Всего отправлений', String(register.letters)],
      ...(weight > 0 ? ([['Общая масса, г', String(weight)]] as const) : []),
      ...(hidden > 0 ? ([['Не показано: нет доступа к письмам', String(hidden)]] as const) : []),
    ]);
    paper.paragraph(`Сдал: ${register.madeBy} ______________________`);
    paper.paragraph(
      post
        ? 'Принял (работник объекта почтовой связи): ______________________     Оттиск календарного штемпеля'
        : 'Принял: ______________________     Дата: ____________',
    );
  });
});
