// The texts of the two notices to Роскомнадзор (ст. 21 ч. 3.1), filled from the card of the incident.
import { momentText } from '../moment-text.ts';

export interface NoticeFacts {
  operator: { name: string; address: string };
  contact: string;
  zone: string;
  title: string;
  noticedAt: string;
  beganAt: string | null;
  endedAt: string | null;
  cause: string;
  harm: string;
  measures: string;
  findings: string;
  suspect: string | null;
  subjects: number;
  categories: string[];
}

const blank = '[заполните]';

export function firstNotice(facts: NoticeFacts): string {
  const at = (moment: string | null) => (moment ? momentText(moment, facts.zone) : blank);
  return [
    'Первичное уведомление о факте неправомерной или случайной передачи (предоставления, распространения, доступа) персональных данных, повлёкшей нарушение прав субъектов (пункт 1 части 3.1 статьи 21 Федерального закона № 152-ФЗ).',
    '',
    `Оператор: ${facts.operator.name}, ${facts.operator.address || blank}.`,
    `Инцидент: ${facts.title}. Выявлен ${at(facts.noticedAt)}; период: с ${at(facts.beganAt)} по ${at(facts.endedAt)}.`,
    `Предполагаемые причины: ${facts.cause || blank}.`,
    `Характеристика данных: ${facts.categories.join(', ') || blank}. Затронуто субъектов: ${facts.subjects}.`,
    `Предполагаемый вред, нанесённый правам субъектов: ${facts.harm || blank}.`,
    `Принятые меры по устранению последствий: ${facts.measures || blank}.`,
    `Лицо, уполномоченное на взаимодействие с Роскомнадзором: ${facts.contact || blank}.`,
  ].join('\n');
}

export function secondNotice(facts: NoticeFacts): string {
  return [
    'Дополнительное уведомление о результатах внутреннего расследования выявленного инцидента (пункт 2 части 3.1 статьи 21 Федерального закона № 152-ФЗ).',
    '',
    `Оператор: ${facts.operator.name}, ${facts.operator.address || blank}.`,
    `Инцидент: ${facts.title}. Выявлен ${momentText(facts.noticedAt, facts.zone)}.`,
    `Результаты расследования: ${facts.findings || blank}.`,
    `Лица, действия которых стали причиной инцидента: ${facts.suspect || 'не установлены'}.`,
    `Затронуто субъектов: ${facts.subjects}; категории данных: ${facts.categories.join(', ') || blank}.`,
    `Принятые меры: ${facts.measures || blank}.`,
  ].join('\n');
}
