/** Which files count as evidence. The bytes decide what a file is; its name and what it claims do not. */
export const evidenceTypes = [
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/heic",
  "application/pdf",
] as const;
export type EvidenceType = (typeof evidenceTypes)[number];

export const evidenceBytesMax = 10 * 1024 * 1024;

const heicBrands = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"];

const begins = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);
const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** The type by signature, or null for anything else: text, SVG and HTML have none. */
export function evidenceTypeOf(bytes: Uint8Array): EvidenceType | null {
  if (begins(bytes, 0xff, 0xd8, 0xff)) return "image/jpeg";
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 4) === "WEBP") return "image/webp";
  if (ascii(bytes, 4, 4) === "ftyp" && heicBrands.includes(ascii(bytes, 8, 4))) return "image/heic";
  return ascii(bytes, 0, 5) === "%PDF-" ? "application/pdf" : null;
}

const endings: Readonly<Record<EvidenceType, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/heic": "heic",
  "application/pdf": "pdf",
};

/** A name to show and to save under: no folders, no control or direction signs, the ending of what it is. */
export function evidenceName(given: string, type: EvidenceType): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Cs}"<>|:*?]/gu, "").replace(/\.[a-z0-9]{1,8}$/i, "");
  const stem = [...plain.trim().replace(/^\.+/, "")].slice(0, 80).join("").trim();
  return `${stem === "" ? "file" : stem}.${endings[type]}`;
}
