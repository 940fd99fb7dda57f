/** `content-disposition` of a file to be saved; a name beyond ASCII as RFC 5987 writes it, beside one that everybody reads. */
export function toDisposition(fileName: string): string {
  const isPlain = /^[\w.-]+$/.test(fileName);
  if (isPlain) return `attachment; filename="${fileName}"`;
  const ending = /\.\w+$/.exec(fileName)?.[0] ?? "";
  const encoded = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="export${ending}"; filename*=UTF-8''${encoded}`;
}
