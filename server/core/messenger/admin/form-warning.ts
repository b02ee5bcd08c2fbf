// What whoever switches the registration form on is told of the law (P11); the journal names the same three articles.
export const formLaws = ['ч. 5 ст. 18 152-ФЗ', 'ч. 8 ст. 10 149-ФЗ', 'ст. 15 41-ФЗ'] as const;

export const formWarning = {
  ru: 'В анкете люди пишут фамилию, подразделение и кабинет в иностранном мессенджере. Часть 5 статьи 18 закона 152-ФЗ запрещает записывать персональные данные граждан при сборе в базы за границей; часть 8 статьи 10 закона 149-ФЗ запрещает ряду организаций передавать их через иностранные мессенджеры; статья 15 закона 41-ФЗ запрещает госорганам и подведомственным организациям общаться с людьми через иностранные программы. Решение принимает руководитель вместе с юристом; причина попадёт в журнал.',
  en: 'In the form people write their name, department and room into a foreign messenger. Article 18 part 5 of law 152-FZ forbids recording citizens’ personal data abroad when it is collected; article 10 part 8 of law 149-FZ forbids certain organisations to pass it through foreign messengers; article 15 of law 41-FZ forbids state bodies and their institutions to talk to people through foreign programs. The head decides together with a lawyer; the reason goes into the journal.',
};
