// The reset of somebody's second factors: one administrator asks, another confirms.
import * as z from 'zod';
import { defineErrors, defineOperation, id, moment, nothing, okOutput, text } from './core.ts';

export const factorResetErrors = defineErrors({
  reset_asked: {
    status: 409,
    ru: 'Сброс для этого человека уже запрошен и ждёт второго администратора',
    en: 'A reset for this person is asked for already and waits for another administrator',
  },
  reset_needs_another: {
    status: 409,
    ru: 'Сброс подтверждает другой администратор, не тот, кто его запросил',
    en: 'A reset is confirmed by an administrator other than the one who asked',
  },
  reset_nothing: { status: 409, ru: 'У этого человека нет вторых шагов', en: 'This person has no second factors' },
});

const person = z.object({ id, name: z.string() });
export const factorReset = z.object({
  id,
  person,
  reason: z.string(),
  requestedBy: person,
  requestedAt: moment,
  expiresAt: moment,
  /** The reader has asked for it, so somebody else confirms it. */
  mine: z.boolean(),
});
export const requestFactorReset = defineOperation({
  name: 'identity.factor.requestReset',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/users/:id/second-factors/reset',
  status: 201,
  fresh: true,
  title: { ru: 'Запрос сброса вторых шагов входа', en: 'Ask for a reset of second factors' },
  input: z.strictObject({ id, reason: text(500) }),
  output: z.object({ id }),
  example: { id: '$user.spare', reason: 'Потерян телефон' },
});
export const listFactorResets = defineOperation({
  name: 'identity.factor.listResets',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/factor-resets',
  personal: 'users',
  title: { ru: 'Ожидающие сбросы вторых шагов', en: 'Resets of second factors that wait' },
  input: nothing,
  output: z.object({ items: z.array(factorReset) }),
  example: {},
});
export const confirmFactorReset = defineOperation({
  name: 'identity.factor.confirmReset',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/factor-resets/:id/confirm',
  fresh: true,
  title: { ru: 'Подтверждение сброса вторых шагов', en: 'Confirm a reset of second factors' },
  input: z.strictObject({ id }),
  output: okOutput,
  example: { id: '$missing' },
});
export const refuseFactorReset = defineOperation({
  name: 'identity.factor.refuseReset',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/factor-resets/:id/refuse',
  title: { ru: 'Отказ в сбросе вторых шагов', en: 'Refuse a reset of second factors' },
  input: z.strictObject({ id }),
  output: okOutput,
  example: { id: '$missing' },
});
