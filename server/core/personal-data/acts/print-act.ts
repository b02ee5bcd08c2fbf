// The act of destruction and the extract from the journal as one PDF (приказ Роскомнадзора от 28.10.2022 № 179).
import { PdfPaper, pdfBytes } from '../../pdf/document.ts';
import type { Services } from '../../services.ts';
import { dayText, momentText } from '../moment-text.ts';

export interface ActRow {
  id: string;
  number: number;
  way: 'destroy' | 'anonymise' | 'part';
  subjectId: string;
  body: ActBody;
  madeAt: string;
  keepUntil: string;
  backupsUntil: string;
}
interface Signer {
  name: string;
  position: string;
}
interface ActBody {
  operator: { name: string; address: string };
  system: string;
  subject: { id: string; pseudonym: string };
  categories: { ru: string }[];
  cause: string;
  reason: string;
  date: string;
  doneBy: Signer;
  approvedBy: Signer | null;
  disposal: number;
  leftovers: { replaced: number; kept: string[] };
}

const ways = {
  destroy:
    'уничтожение ключа шифрования субъекта (криптографическое уничтожение) и замена значений в таблицах базы данных',
  anonymise:
    'обезличивание: замена идентификаторов постоянным псевдонимом во всех таблицах, уничтожение ключа субъекта',
  part: 'удаление значений и файлов из базы данных и хранилища файлов',
};
const causes: Record<string, string> = {
  withdrawal: 'отзыв согласия субъектом (ч. 5 ст. 21 152-ФЗ)',
  demand: 'требование субъекта о прекращении обработки (ч. 5.1 ст. 21 152-ФЗ)',
  retention: 'истечение срока хранения (ч. 4 ст. 21 152-ФЗ)',
  request: 'обращение субъекта персональных данных (ст. 14, 21 152-ФЗ)',
  order: 'достижение цели обработки (ч. 4 ст. 21 152-ФЗ)',
};
const signature = (who: Signer): string =>
  `${[who.position, who.name].filter(Boolean).join(', ')} ______________________`;

export async function actPdf(services: Services, act: ActRow): Promise<Buffer> {
  const { body } = act;
  const zone = services.config.zone;
  const { rows: events } = await services.pools.read.query<{ id: string; at: string; actor_id: string }>(
    `select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, actor_id from event
     where subject_ids @> array[$1::uuid] and operation = 'privacy.disposal.carryOut' and data ->> 'actId' = $2`,
    [act.subjectId, act.id],
  );
  const paper = new PdfPaper(
    `Акт об уничтожении № ${act.number}`,
    `Акт об уничтожении персональных данных № ${act.number}`,
    {
      at: new Date(act.madeAt),
    },
  );
  return pdfBytes(() => {
    paper.title(`Акт об уничтожении персональных данных № ${act.number}`);
    paper.facts([
      ['Дата уничтожения', dayText(body.date)],
      ['Оператор', body.operator.name],
      ['Адрес оператора', body.operator.address],
      ['Лицо, обрабатывающее данные по поручению оператора', 'не привлекалось'],
      ['Субъект персональных данных', `${body.subject.pseudonym}, идентификатор в системе ${body.subject.id}`],
      ['Перечень категорий уничтоженных данных', body.categories.map((category) => category.ru).join('; ')],
      ['Информационная система', body.system],
      ['Способ уничтожения', ways[act.way]],
      ['Причина уничтожения', [causes[body.cause] ?? body.cause, body.reason].filter(Boolean).join('; ')],
      [
        'Следы в свободных текстах',
        `заменено ${body.leftovers.replaced}, оставлено по решению ${body.leftovers.kept.length}`,
      ],
      ['Последняя резервная копия с этими данными перестанет храниться', dayText(act.backupsUntil)],
      ['Основание', `утверждённое задание на уничтожение № ${body.disposal}`],
    ]);
    paper.paragraph(
      'До этого дня восстановление из резервной копии повторяет уничтожение раньше, чем система открывается.',
    );
    paper.heading('Уничтожение произвёл');
    paper.paragraph(signature(body.doneBy));
    if (body.approvedBy) {
      paper.heading('Утвердил');
      paper.paragraph(signature(body.approvedBy));
    }
    paper.heading('Выгрузка из журнала регистрации событий');
    for (const event of events) {
      paper.facts([
        ['Событие', `${event.id}, ${momentText(event.at, zone)}`],
        ['Субъект', body.subject.id],
        ['Категории данных', body.categories.map((category) => category.ru).join('; ')],
        ['Информационная система', body.system],
        ['Причина', causes[body.cause] ?? body.cause],
        ['Дата уничтожения', dayText(body.date)],
      ]);
    }
    paper.paragraph(`Акт и выгрузка хранятся до ${dayText(act.keepUntil)}.`);
  }, paper);
}
