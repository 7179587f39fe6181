import type { EvidenceFile } from "./read-evidence.server";

/** What a browser can show by itself; everything else is saved. */
const shown = ["image/jpeg", "image/png", "image/webp", "application/pdf"];

/** A file as an answer: it can run nothing and frame nothing. */
export function evidenceResponse(file: EvidenceFile): Response {
  const how = shown.includes(file.contentType) ? "inline" : "attachment";
  const name = encodeURIComponent(file.fileName).replaceAll("'", "%27");
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "Content-Type": file.contentType,
      "Content-Disposition": `${how}; filename*=UTF-8''${name}`,
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "Cache-Control": "private, max-age=3600, immutable",
      ETag: `"${file.sha256}"`,
    },
  });
}
