// The check of the organisation's details: whether they will do for consents, acts and letters to people.
import type { SettingFinding } from '#contract/setting.ts';
import type { organisationSetting } from '#contract/settings/organisation.ts';
import { checkInn } from '../contact-checks/registration-numbers.ts';
import { bad, good, plain, type SettingCheck } from './registry.ts';

export const organisationCheck: SettingCheck<typeof organisationSetting> = {
  hint: {
    ru: 'Хватит ли реквизитов для согласий, актов и ответов людям; верны ли контрольные цифры ИНН.',
    en: 'Whether the details will do for consents, acts and answers to people, and the check digits of the INN.',
  },
  async run(_reader, { value }) {
    const findings: SettingFinding[] = [
      value.fullName
        ? good(
            `В согласиях и актах оператор — ${value.fullName}`,
            `The operator in consents and acts: ${value.fullName}`,
          )
        : plain(
            `Полного названия нет: в согласиях и актах стоит «${value.name}»`,
            `No full name: consents and acts say “${value.name}”`,
          ),
      value.address
        ? good('Адрес оператора есть', "The operator's address is set")
        : bad('Адреса нет: закон требует его в каждом согласии', 'No address: the law asks for it in every consent'),
      value.privacyContact
        ? good('Ответственный за персональные данные назван', 'The personal-data officer is named')
        : bad(
            'Ответственный за персональные данные не назван: людям некуда обратиться',
            'The personal-data officer is not named: people have nobody to turn to',
          ),
    ];
    if (value.inn === '') findings.push(plain('ИНН не указан', 'No INN is given'));
    else if (!checkInn(value.inn).ok)
      findings.push(
        bad(
          'Контрольные цифры ИНН не сходятся: в нём опечатка',
          'The check digits of the INN are wrong: a typing error',
        ),
      );
    else findings.push(good('Контрольные цифры ИНН верны', 'The check digits of the INN are right'));
    const wanting = findings.filter((one) => one.tone === 'bad').length;
    return {
      told:
        wanting === 0
          ? { ru: 'Реквизитов хватает', en: 'The details will do' }
          : { ru: `Нужно поправить: ${wanting}`, en: `To put right: ${wanting}` },
      findings,
    };
  },
};
