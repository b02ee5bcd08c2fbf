// What the registry's card says of registers.
import type { Handler } from '#core/operation.ts';
import type { AnyTask } from '#core/tasks/definition.ts';
import { downloadRegisterStream } from './download-register.ts';
import { listRegistersQuery } from './list-registers.ts';
import { makeRegisterAction } from './make-register.ts';
import { registerTask } from './register-task.ts';

export const registerHandlers: readonly Handler[] = [listRegistersQuery, makeRegisterAction, downloadRegisterStream];
export const registerTasks: readonly AnyTask[] = [registerTask];
