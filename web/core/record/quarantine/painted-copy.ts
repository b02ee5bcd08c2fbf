// The picture drawn anew with boxes painted over it: what lies under them, and what a camera wrote beside it, is not in it.
export interface Box {
  /** In shares of the picture, from its upper left corner. */
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The box between two corners, kept within the picture. */
export function boxBetween(from: { x: number; y: number }, to: { x: number; y: number }): Box {
  const within = (share: number) => Math.min(1, Math.max(0, share));
  const [left, right] = [within(Math.min(from.x, to.x)), within(Math.max(from.x, to.x))];
  const [top, bottom] = [within(Math.min(from.y, to.y)), within(Math.max(from.y, to.y))];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export async function paintedCopy(picture: HTMLImageElement, boxes: readonly Box[], name: string): Promise<File> {
  const canvas = document.createElement('canvas');
  canvas.width = picture.naturalWidth;
  canvas.height = picture.naturalHeight;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('the browser draws no pictures');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0);
  pen.fillStyle = '#000';
  for (const { x, y, width, height } of boxes) {
    // Outwards to whole points, so that no edge shines through.
    const [left, top] = [Math.floor(x * canvas.width), Math.floor(y * canvas.height)];
    const [right, bottom] = [Math.ceil((x + width) * canvas.width), Math.ceil((y + height) * canvas.height)];
    pen.fillRect(left, top, right - left, bottom - top);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
  if (!blob) throw new Error('the browser could not write the picture');
  return new File([blob], `${name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' });
}
