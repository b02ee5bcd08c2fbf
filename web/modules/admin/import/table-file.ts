// A chosen file as base64, and the template that people begin with.

export async function fileAsBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let place = 0; place < bytes.length; place += 32_768) {
    binary += String.fromCharCode(...bytes.subarray(place, place + 32_768));
  }
  return btoa(binary);
}

/** With a byte order mark and semicolons, so that office programs in Russia open it as a table. */
export const templateAddress = (rows: string): string =>
  `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${rows}`)}`;
