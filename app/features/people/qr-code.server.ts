import { encode } from "uqr";

/** A QR code as one SVG path on a square of `size` units, with the quiet zone scanners need. */
export type QrCode = { readonly size: number; readonly path: string };

export function qrCodeOf(text: string): QrCode {
  const { size, data } = encode(text, { border: 4, ecc: "M" });
  const cells = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])),
  );
  return { size, path: cells.join("") };
}
