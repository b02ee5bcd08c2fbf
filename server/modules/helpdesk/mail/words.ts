// Letters of the helpdesk. People write to it in Russian; whoever has an account with English gets English.
import type { Locale } from '#contract/core.ts';

interface Named {
  number: string;
  subject: string;
}
export const mailWords = {
  ru: {
    noSubject: 'Без темы',
    noWords: '(без текста)',
    cut: '… Письмо целиком — во вложении.',
    refusedFiles: 'Не приняты вложения:',
    wasIn: (number: string) => `Продолжение ${number}`,
    taken: ({ number, subject }: Named) =>
      `Здравствуйте.\n\nЗаявка ${number} принята: «${subject}».\nЕсли нужно что-то добавить, ответьте на это письмо.`,
    takenHidden: ({ number }: Named) => `Здравствуйте.\n\nЗаявка ${number} принята.`,
    solved: ({ number }: Named, result: string) =>
      `Здравствуйте.\n\nЗаявка ${number} решена.\n\n${result}\n\nЕсли вопрос остался, ответьте на это письмо — заявка вернётся в работу.`,
    cancelled: ({ number }: Named, reason: string) => `Здравствуйте.\n\nЗаявка ${number} отменена.\n\n${reason}`,
    hidden: ({ number }: Named) => `Здравствуйте.\n\nПо заявке ${number} есть ответ.`,
    readHere: (address: string) => `Прочитать его можно в программе: ${address}`,
    readElsewhere: 'По этой заявке ответы не передаются почтой. Обратитесь к нам, назвав её номер.',
    filesThere: (names: string) => `Файлы не поместились в письмо: ${names}.`,
    refusal: {
      subject: 'Ваше письмо не принято',
      body: (organisation: string) =>
        `Здравствуйте.\n\nЭтот адрес принимает письма только от сотрудников и известных организаций, поэтому ваше письмо не принято. Напишите с рабочего адреса или свяжитесь с нами другим способом.\n\n— ${organisation}`,
    },
    bounced: (address: string, said: string) => `Письмо не доставлено на ${address}: ${said}`,
  },
  en: {
    noSubject: 'No subject',
    noWords: '(no text)',
    cut: '… The whole letter is attached.',
    refusedFiles: 'Attachments that were not taken:',
    wasIn: (number: string) => `Continues ${number}`,
    taken: ({ number, subject }: Named) =>
      `Hello.\n\nYour ticket ${number} is taken: “${subject}”.\nTo add something, answer this letter.`,
    takenHidden: ({ number }: Named) => `Hello.\n\nYour ticket ${number} is taken.`,
    solved: ({ number }: Named, result: string) =>
      `Hello.\n\nYour ticket ${number} is solved.\n\n${result}\n\nIf anything is left, answer this letter: the ticket is taken up again.`,
    cancelled: ({ number }: Named, reason: string) => `Hello.\n\nYour ticket ${number} is cancelled.\n\n${reason}`,
    hidden: ({ number }: Named) => `Hello.\n\nThere is an answer in your ticket ${number}.`,
    readHere: (address: string) => `Read it in the program: ${address}`,
    readElsewhere: 'Answers in this ticket are not sent by mail. Please contact us and name its number.',
    filesThere: (names: string) => `Files too large for a letter: ${names}.`,
    refusal: {
      subject: 'Your letter was not taken',
      body: (organisation: string) =>
        `Hello.\n\nThis address takes letters of employees and known organisations only, so yours was not taken. Write from your work address, or reach us another way.\n\n— ${organisation}`,
    },
    bounced: (address: string, said: string) => `The letter did not reach ${address}: ${said}`,
  },
} as const satisfies Record<Locale, object>;
