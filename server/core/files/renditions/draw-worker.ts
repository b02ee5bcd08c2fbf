// The thread that draws a thumbnail: the first page of a PDF or a picture, small, on white. Answers with PNG bytes or null.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { pixelsAtMost, side } from './limits.ts';

export interface DrawRequest {
  bytes: Uint8Array;
  format: 'pdf' | 'picture';
}

const scaleOf = (width: number, height: number): number => Math.min(1, side / Math.max(width, height));

function sheet(width: number, height: number) {
  const canvas = createCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  return { canvas, context };
}

async function picture(bytes: Uint8Array): Promise<Uint8Array> {
  const image = await loadImage(Buffer.from(bytes));
  const scale = scaleOf(image.width, image.height);
  const { canvas, context } = sheet(image.width * scale, image.height * scale);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toBuffer('image/png');
}

async function pdf(bytes: Uint8Array): Promise<Uint8Array> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
  const task = getDocument({
    data: bytes,
    cMapUrl: `${join(folder, 'cmaps')}/`,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    wasmUrl: `${join(folder, 'wasm')}/`,
    maxImageSize: pixelsAtMost,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: VerbosityLevel.ERRORS,
  });
  const page = await (await task.promise).getPage(1);
  const whole = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: side / Math.max(whole.width, whole.height) });
  const { canvas, context } = sheet(viewport.width, viewport.height);
  // The library's types know the canvas of browsers only.
  await page.render({ canvas, canvasContext: context, viewport } as unknown as Parameters<typeof page.render>[0])
    .promise;
  return canvas.toBuffer('image/png');
}

const { bytes, format } = workerData as DrawRequest;
(format === 'pdf' ? pdf : picture)(bytes).then(
  (png) => parentPort?.postMessage(png),
  () => parentPort?.postMessage(null),
);
