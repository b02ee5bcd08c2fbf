// `register verify`: whether the rows of a register are those that were written, from its file alone.
import { verifyRegister } from '#modules/correspondence/index.ts';
import type { Answer, Ground } from './command.ts';

export async function verifyRegisterFile({ flags }: Pick<Ground, 'flags'>): Promise<Answer> {
  const verdict = await verifyRegister(String(flags.text('file')), flags.text('sum')?.trim());
  return {
    json: verdict,
    code: verdict.ok ? 0 : 1,
    lines: [
      verdict.ok ? `Строки не изменены: ${verdict.rows}` : 'Реестр изменён или повреждён',
      ...verdict.findings,
      ...(verdict.sum ? [`Контрольная сумма строк: ${verdict.sum}`] : []),
      `SHA-256 файла: ${verdict.sha256}`,
      ...(verdict.ok ? ['Сверьте контрольную сумму с подписанным листом или с журналом действий'] : []),
    ],
  };
}
