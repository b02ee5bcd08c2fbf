// A photo on its way to the server: turned upright, cut square and made small in the browser, which also leaves behind
// what the camera wrote into it.
import { setUserPhoto, uploadOwnPhoto } from '#contract/directory.ts';
import { errorOfAnswer } from './api-error.ts';
import { behalfHeader } from './behalf.ts';
import { report } from './call.ts';

const side = 512;

async function squared(file: File): Promise<Blob> {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const cut = Math.min(image.width, image.height);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.min(side, cut);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const left = (image.width - cut) / 2;
  context.drawImage(image, left, (image.height - cut) / 2, cut, cut, 0, 0, canvas.width, canvas.height);
  image.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', 0.88);
  });
}

export const uploadOwnPhotoFile = (file: File): Promise<void> => sendPhoto(uploadOwnPhoto.path, file);

/** By an administrator, of somebody else. */
export const uploadPhotoOf = (personId: string, file: File): Promise<void> =>
  sendPhoto(setUserPhoto.path.replace(':id', personId), file);

async function sendPhoto(path: string, file: File): Promise<void> {
  const form = new FormData();
  form.append('file', await squared(file), 'photo.jpg');
  const answer = await fetch(path, {
    method: 'POST',
    headers: { accept: 'application/json', ...behalfHeader },
    body: form,
    credentials: 'same-origin',
  });
  if (answer.ok) return;
  const body = await answer.json().catch(() => undefined);
  const refusal = errorOfAnswer(answer.status, body, answer.headers.get('x-request-id'));
  report(refusal, true);
  throw refusal;
}
