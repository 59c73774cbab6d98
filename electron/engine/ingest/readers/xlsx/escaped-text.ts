/** ST_Xstring (ECMA-376 part 1, 22.9.2.19): _xHHHH_ stands for a character that XML cannot hold; _x005F_ for an underscore before such. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
