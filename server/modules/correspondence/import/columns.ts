// The columns of registers of letters and the headings they are known by: those of the usual templates and of free tables.
import type { Direction } from '#contract/correspondence.ts';
import type { ImportColumn } from '#core/import/definition.ts';

const column = (
  key: string,
  ru: string,
  en: string,
  heads: ImportColumn['heads'],
  more: Partial<ImportColumn> = {},
): ImportColumn => ({
  key,
  title: { ru, en },
  heads,
  ...more,
});

/** What the letter's own number and the other side's are called depends on which way it goes. */
const ownNumber: Record<Direction, RegExp> = {
  incoming:
    /^(№|номер|рег №|рег номер|регистрационный (номер|№)|№ регистрации|вх №|вх номер|№ вх|входящий (номер|№)|№ входящего|number)$/,
  outgoing:
    /^(№|номер|рег №|рег номер|регистрационный (номер|№)|№ регистрации|исх №|исх номер|№ исх|исходящий (номер|№)|номер исходящего|№ исходящего|number)$/,
  internal: /^(№|номер|рег №|рег номер|регистрационный (номер|№)|№ регистрации|№ документа|номер документа|number)$/,
};
const otherNumber =
  /^(номер входящего|номер входящий|исх №|№ исх|исх номер|исходящий (номер|№)|№ исходящего|номер исходящего|№ корреспондента|номер корреспондента|№ отправителя|номер отправителя|№ документа|номер документа|№ письма|номер письма|their number)$/;
const otherSide: Record<Direction, RegExp> = {
  incoming:
    /^(корреспондент|отправитель|от кого|от кого поступил\S*|организация|автор|адресант|откуда|откуда поступил\S*|контрагент|sender|correspondent)$/,
  outgoing:
    /^(корреспондент|получатель|адресат|кому|куда|кому направлен\S*|куда направлен\S*|организация|контрагент|addressee|recipient)$/,
  internal: /^(от кого|автор|отправитель|подразделение автор|from)$/,
};

export function letterColumns(direction: Direction): ImportColumn[] {
  const outside = direction !== 'internal';
  return [
    column('number', 'Регистрационный номер', 'Number', [ownNumber[direction]], {
      about: {
        ru: 'Остаётся таким, как в старом журнале; пусто или «б/н» — без номера',
        en: 'Kept as in the old register; empty for letters without one',
      },
    }),
    column(
      'registeredOn',
      'Дата регистрации',
      'Registered on',
      [
        /^(дата регистрации|дата рег|рег дата|регистрационная дата|дата|дата вх|дата исх|дата входящего|дата исходящего|date|registered)$/,
      ],
      { required: true },
    ),
    column(
      'correspondent',
      outside ? 'Корреспондент' : 'От кого',
      outside ? 'Correspondent' : 'From',
      [otherSide[direction]],
      {
        ...(outside ? { required: true as const } : {}),
        ...(direction === 'outgoing'
          ? {
              about: {
                ru: 'Несколько адресатов — через точку с запятой',
                en: 'Several addressees are parted by semicolons',
              },
            }
          : {}),
      },
    ),
    ...(outside
      ? [
          column('inn', 'ИНН корреспондента', "Correspondent's INN", [
            /^(инн|инн корреспондента|инн организации|инн контрагента)$/,
          ]),
          column('kpp', 'КПП корреспондента', "Correspondent's KPP", [/^(кпп|кпп корреспондента)$/]),
        ]
      : []),
    column(
      'subject',
      'Содержание',
      'Subject',
      [
        /^(содержание|краткое содержание|содержание документа|заголовок|заголовок к тексту|тема|о чем|название документа|наименование документа|наименование|subject)$/,
      ],
      { required: true },
    ),
    column('kind', 'Вид документа', 'Kind', [/^(вид|вид документа|тип|тип документа|вид письма|kind)$/]),
    ...(direction === 'incoming'
      ? [
          column('externalNumber', 'Номер у отправителя', "Sender's number", [otherNumber]),
          column('documentDate', 'Дата документа', 'Date of the document', [
            /^(письмо от|дата документа|дата письма|дата исх|от|дата отправителя|дата корреспондента|дата исходящего|dated)$/,
          ]),
          column('receivedOn', 'Дата поступления', 'Received on', [
            /^(дата поступления|поступило|дата получения|получено|received)$/,
          ]),
          column('addressee', 'Кому у нас', 'Addressed to', [/^(адресат|кому|кому адресован\S*|addressed to)$/]),
        ]
      : [column('documentDate', 'Дата документа', 'Date of the document', [/^(дата документа|дата письма|dated)$/])]),
    ...(direction === 'internal' ? [column('addressee', 'Кому', 'To', [/^(адресат|кому|to)$/])] : []),
    column('answers', 'В ответ на', 'Answers', [
      /^(в ответ на|на №|ответ на|ответ на №|на № от|связанн\S* (документ\S*|письм\S*)|ссылка на входящий|ссылка на исходящий|№ и дата ответа|answers)$/,
    ]),
    column('signatoryName', 'Кто подписал', 'Signed by', [/^(подписал|подписант|кто подписал|подпись|signed by)$/]),
    column('signatoryPosition', 'Должность подписавшего', "Signatory's position", [
      /^(должность подписавшего|должность подписанта|должность)$/,
    ]),
    column('department', 'Подразделение', 'Department', [
      /^(подразделение|отдел|структурное подразделение|department)$/,
    ]),
    column('responsible', 'Исполнитель', 'Responsible', [
      /^(исполнитель|ответственный|ответственный исполнитель|подготовил|кому передан\S*|кому передано на исполнение|responsible)$/,
    ]),
    column('instruction', 'Резолюция', 'Instruction', [
      /^(резолюция|поручение|указания|указания по исполнению|resolution)$/,
    ]),
    column('dueOn', 'Срок исполнения', 'Due on', [
      /^(срок|срок исполнения|исполнить до|контрольный срок|срок ответа|due)$/,
    ]),
    column('onControl', 'Контроль', 'On control', [/^(контроль|на контроле|контрольный)$/]),
    column('state', 'Состояние', 'State', [/^(состояние|статус|отметка об исполнении|исполнение|state|status)$/]),
    column('cancelReason', 'Причина аннулирования', 'Reason of cancelling', [
      /^(причина аннулирования|аннулировано|аннулирован|отмена)$/,
    ]),
    column('mainSheets', 'Листов', 'Sheets', [
      /^(листов|кол во листов|количество листов|листы|л|листов основного документа|число листов|sheets)$/,
    ]),
    column('appendixCount', 'Приложений', 'Appendices', [
      /^(приложений|приложения|количество приложений|кол во приложений)$/,
    ]),
    column('appendixSheets', 'Листов приложений', 'Sheets of appendices', [
      /^(листов приложений|листов в приложении|листов приложения)$/,
    ]),
    column('caseIndex', 'Дело', 'Case', [/^(дело|индекс дела|в дело|в дело №|номер дела|№ дела|case)$/]),
    column('forwardedTo', 'Переадресация', 'Forwarded to', [
      /^(переадресация|переадресовано|переслано|куда переслано)$/,
    ]),
    column('delivery', 'Способ доставки', 'Delivery', [
      /^(способ доставки|доставка|способ отправки|вид отправки|способ получения|delivery)$/,
    ]),
    column('tracking', 'Номер отправления', 'Tracking number', [
      /^(номер отправления|трек|трек номер|шпи|почтовый идентификатор|№ отправления)$/,
    ]),
    column('note', 'Примечание', 'Note', [/^(примечание|примечания|комментарий|прим|note|notes)$/]),
    column(
      'files',
      'Файл',
      'File',
      [
        /^(файл|файлы|имя файла|имена файлов|скан|сканы|скан копия|электронный образ|электронная копия|вложение|вложения|путь к файлу|file|files)$/,
      ],
      {
        about: {
          ru: 'Имя скана, приложенного рядом с таблицей; несколько — через точку с запятой',
          en: 'The name of a scan that comes beside the table; several are parted by semicolons',
        },
      },
    ),
    column('journal', 'Журнал регистрации', 'Journal', [/^(журнал|журнал регистрации|journal)$/]),
    column(
      'externalId',
      'Код в прежней системе',
      'Id in the former system',
      [/^(код|id|ид|внешний код|ид внешней системы|guid|external id)$/],
      {
        about: {
          ru: 'По нему строка узнаётся при повторной загрузке, даже если номер исправлен',
          en: 'By it a row is known again, even when its number was corrected',
        },
      },
    ),
  ];
}
