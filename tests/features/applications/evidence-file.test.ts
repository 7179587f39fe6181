import fc from "fast-check";
import { expect, test } from "vitest";
import { evidenceName, evidenceTypeOf, evidenceTypes } from "~/features/applications/evidence-file";

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === "string" ? [...part].map((sign) => sign.charCodeAt(0)) : [...part],
    ),
  );

test.each([
  ["image/jpeg", bytes([0xff, 0xd8, 0xff, 0xe0], "JFIF")],
  ["image/png", bytes([0x89], "PNG", [0x0d, 0x0a, 0x1a, 0x0a])],
  ["image/webp", bytes("RIFF", [1, 2, 3, 4], "WEBPVP8 ")],
  ["image/heic", bytes([0, 0, 0, 24], "ftypheic")],
  ["image/heic", bytes([0, 0, 0, 24], "ftypmif1")],
  ["application/pdf", bytes("%PDF-1.7")],
  [null, bytes("<svg xmlns='http://www.w3.org/2000/svg'/>")],
  [null, bytes("<!DOCTYPE html>")],
  [null, bytes("GIF89a")],
  [null, bytes("PK", [3, 4])],
  [null, bytes([0, 0, 0, 24], "ftypisom")],
  [null, bytes("RIFF", [1, 2, 3, 4], "WAVE")],
  [null, bytes(" %PDF-1.7")],
  [null, bytes([0xff, 0xd8])],
  [null, new Uint8Array()],
])("%s by its first bytes", (type, content) => expect(evidenceTypeOf(content)).toBe(type));

test.each([
  ["my shop.JPEG", "my shop.png"],
  ["../../etc/passwd", "passwd.png"],
  ["C:\\Users\\me\\执照.pdf", "执照.png"],
  ["a\u202Egnp.exe", "agnp.png"],
  ["...", "file.png"],
  ["", "file.png"],
  ["x".repeat(300), `${"x".repeat(80)}.png`],
  ['a"; filename=b.html', "a; filename=b.png"],
])("%j is kept as %j", (given, kept) => expect(evidenceName(given, "image/png")).toBe(kept));

test("no name carries a folder, a control sign or a quote", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...evidenceTypes), (given, type) => {
      const name = evidenceName(given, type);
      expect(name).toMatch(/^[^/\\"<>|:*?\p{Cc}\p{Cf}]+\.(jpg|png|webp|heic|pdf)$/u);
      expect([...name].length).toBeLessThanOrEqual(85);
    }),
  );
});
