// The check of the rules of passwords: one is typed, and every rule says what it thinks of it. It is kept nowhere. Earlier
// passwords are not compared: that would let whoever sits at an open session guess its person's password without end.
import type { SettingFinding } from '#contract/setting.ts';
import { organisationSetting } from '#contract/settings/organisation.ts';
import type { passwordsSetting } from '#contract/settings/passwords.ts';
import { shapeOf } from '../../handle.ts';
import { bad, good, plain, type SettingCheck } from '../../settings/registry.ts';
import { settingIn } from '../../settings/value.ts';
import { normalisePassword } from '../passwords.ts';
import { judgeGround } from './judge-password.ts';
import { passwordStrength } from './strength.ts';

export const passwordsCheck: SettingCheck<typeof passwordsSetting> = {
  hint: {
    ru: 'Введите пароль для пробы: каждое правило скажет о нём своё. Судится, как если бы его задавали вы. Нигде не хранится.',
    en: 'Type a password to try: every rule says what it thinks of it, as if you were setting it. It is kept nowhere.',
  },
  probe: { ru: 'Пароль для пробы', en: 'A password to try' },
  async run(reader, { value, probe }) {
    const typed = normalisePassword(probe);
    const { rows } = await shapeOf(reader).services.pools.read.query<{ words: (string | null)[] }>(
      'select array[u.login, u.email, p.name] as words from app_user u join principal p on p.id = u.id where u.id = $1',
      [reader.actor.id],
    );
    const firm = await settingIn(reader, organisationSetting);
    const words = [...(rows[0]?.words ?? []), firm.name].filter((word): word is string => Boolean(word));
    const ground = judgeGround(typed, words, value);
    const strength = await passwordStrength(typed, words);
    const rule = (fits: boolean, ru: string, en: string): SettingFinding => (fits ? good : bad)(ru, en);
    const findings = [
      rule(
        ground.longEnough,
        `Длина — ${ground.length}, нужно не меньше ${value.length}`,
        `Length ${ground.length}, at least ${value.length} wanted`,
      ),
      rule(
        !ground.common,
        ground.common ? 'Один из самых частых паролей' : 'Не из самых частых',
        ground.common ? 'One of the most common passwords' : 'Not one of the most common',
      ),
      rule(
        !ground.ownWords,
        ground.ownWords
          ? 'Составлен из логина, имени, почты или названия организации'
          : 'Без логина, имени и почты в основе',
        ground.ownWords ? 'Made of the login, name, address or organisation' : 'Not made of the login, name or address',
      ),
      rule(
        !ground.monotonous,
        ground.monotonous ? 'Меньше пяти разных знаков' : 'Разных знаков достаточно',
        ground.monotonous ? 'Fewer than five different characters' : 'Enough different characters',
      ),
      rule(
        strength >= value.strength,
        `Стойкость — ${strength} из 4, нужно не меньше ${value.strength}`,
        `Strength ${strength} of 4, at least ${value.strength} wanted`,
      ),
    ];
    const fits = findings.every((one) => one.tone === 'good');
    if (value.remembered > 0)
      findings.push(
        plain(
          `Последние ${value.remembered} паролей сверяются только при настоящей смене`,
          `The last ${value.remembered} passwords are compared only when one is really changed`,
        ),
      );
    return {
      told: fits
        ? { ru: 'Такой пароль будет принят', en: 'Such a password is taken' }
        : { ru: 'Такой пароль будет отклонён', en: 'Such a password is refused' },
      findings,
    };
  },
};
