/** Hands bytes to the browser as a file to keep. */
export function download(bytes: Uint8Array<ArrayBuffer> | string | Blob, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has begun by then; the address is of no use afterwards.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Asks for one file of the person's disk; nothing where they think better of it. */
export const pickFile = async (accept: string): Promise<File | undefined> => (await pickFiles(accept, false))[0];

/** None where the person thinks better of it. */
export function pickFiles(accept: string, several = true): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = several;
    input.hidden = true;
    input.addEventListener('change', () => {
      resolve([...(input.files ?? [])]);
      input.remove();
    });
    input.addEventListener('cancel', () => {
      resolve([]);
      input.remove();
    });
    document.body.append(input);
    input.click();
  });
}
