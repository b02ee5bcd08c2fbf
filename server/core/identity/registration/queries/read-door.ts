// What a visitor's page needs: whose system this is, whether it takes registrations, what is to be agreed to.
import { readDoor } from '#contract/registration.ts';
import { organisationSetting } from '#contract/settings/organisation.ts';
import { passwordsSetting } from '#contract/settings/passwords.ts';
import { registrationSetting } from '#contract/settings/registration.ts';
import { query } from '../../../core-operation.ts';
import { settingIn } from '../../../settings/value.ts';
import { consentToShow } from '../consent.ts';

export const readDoorQuery = query(readDoor, async (reader) => {
  const [organisation, registration, passwords, consent] = await Promise.all([
    settingIn(reader, organisationSetting),
    settingIn(reader, registrationSetting),
    settingIn(reader, passwordsSetting),
    consentToShow(reader),
  ]);
  return {
    organisation: organisation.name,
    registration: registration.open,
    consent,
    password: { length: passwords.length, strength: passwords.strength },
  };
});
