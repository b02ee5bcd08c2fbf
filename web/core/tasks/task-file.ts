// The address of a file of a task, and a download of it as by a link.
import { downloadTaskFile } from '#contract/tasks.ts';

export const taskFileAddress = (id: string, file: string): string =>
  downloadTaskFile.path.replace(':id', id).replace(':file', file);

export function saveTaskFile(id: string, file: string): void {
  const link = document.createElement('a');
  link.href = taskFileAddress(id, file);
  link.download = '';
  link.click();
}
