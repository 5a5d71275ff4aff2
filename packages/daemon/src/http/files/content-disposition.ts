/** `Content-Disposition` for any name (RFC 6266, RFC 8187): nothing of the name can end the header or leave its quotes. */

export function contentDisposition(name: string, isShown: boolean): string {
  const kind = isShown ? 'inline' : 'attachment';
  const whole = name.toWellFormed();
  const plain = whole.replaceAll(/[^ !#-$&-[\]-~]/gu, '_');
  const encoded = encodeURIComponent(whole).replaceAll(
    /['()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
