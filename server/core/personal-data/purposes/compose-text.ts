// The document that a person agrees to, put together from its parts: one purpose, nothing else can stand in it.
import { createHash } from 'node:crypto';

export interface ConsentParts {
  purpose: string;
  title: string;
  operatorName: string;
  operatorAddress: string;
  dataList: string;
  actionList: string;
  recipients: string;
  term: string;
  withdrawal: string;
}

const sentence = (text: string): string => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

export function composeText(parts: ConsentParts): { body: string; sha256: string } {
  const body = [
    parts.title.trim(),
    '',
    `Действуя свободно, своей волей и в своём интересе, даю согласие оператору персональных данных — ${parts.operatorName.trim()}, ${parts.operatorAddress.trim()} — на обработку моих персональных данных на следующих условиях.`,
    '',
    `1. Цель обработки: ${sentence(parts.purpose)}`,
    `2. Перечень персональных данных: ${sentence(parts.dataList)}`,
    `3. Действия с персональными данными и способы обработки: ${sentence(parts.actionList)}`,
    `4. Кому данные могут быть переданы: ${sentence(parts.recipients)}`,
    `5. Срок действия согласия: ${sentence(parts.term)}`,
    `6. Порядок отзыва: ${sentence(parts.withdrawal)}`,
    '',
    'Мне разъяснено, что после отзыва согласия оператор прекращает обработку и уничтожает персональные данные в срок, не превышающий тридцати дней, если сохранять их не требует закон (части 5 и 5.1 статьи 21 Федерального закона от 27.07.2006 № 152-ФЗ), и что отзыв не затрагивает законность обработки, которая велась до него.',
    '',
    'Согласие является конкретным, предметным, информированным, сознательным и однозначным и даётся отдельно от иных документов (статья 9 Федерального закона № 152-ФЗ).',
    '',
  ].join('\n');
  return { body, sha256: createHash('sha256').update(body, 'utf8').digest('hex') };
}

/** What the first start offers for the account: an officer reads it over and makes it the organisation's own. */
export const accountText = {
  title: 'Согласие на обработку персональных данных',
  dataList:
    'фамилия, имя, отчество; логин; адрес электронной почты; номер телефона, должность и подразделение, если они указаны; сведения о входах в систему и о действиях в ней (дата, время, сетевой адрес, вид устройства)',
  actionList:
    'сбор, запись, систематизация, накопление, хранение, уточнение (обновление, изменение), извлечение, использование, блокирование, обезличивание, удаление, уничтожение — с использованием средств автоматизации и без них, во внутренней сети оператора; трансграничная передача не осуществляется',
  recipients: 'третьим лицам не передаются, кроме случаев, прямо предусмотренных федеральным законом',
  term: 'со дня его предоставления до отзыва либо до достижения цели обработки — закрытия учётной записи',
  withdrawal:
    'в любое время в системе, в разделе «Мои согласия» своего профиля, или письменным заявлением по адресу оператора',
};
