/** AWS Signature Version 4 for two calls, GET and PUT of an object (docs: S3 "Authenticating Requests"). */
import { createHash, createHmac } from "node:crypto";

export type S3Place = {
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of an S3-compatible service, with the bucket in the path; null is AWS, with the bucket in the host. */
  readonly endpoint: string | null;
};
type Given = {
  readonly body?: Uint8Array;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

const sha256 = (data: string | Uint8Array): string =>
  createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac("sha256", key).update(text).digest();

/** RFC 3986: `encodeURIComponent` leaves five signs that S3 wants encoded. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Amazon's first region has no name in its host. */
function baseOf({ bucket, region, endpoint }: S3Place): string {
  if (endpoint !== null) return `${endpoint.replace(/\/$/, "")}/${encoded(bucket)}`;
  return `https://${bucket}.s3.${region === "us-east-1" ? "" : `${region}.`}amazonaws.com`;
}

export function signedRequest(
  place: S3Place,
  method: "GET" | "PUT",
  key: string,
  at: Date,
  given: Given = {},
): { readonly url: string; readonly headers: Readonly<Record<string, string>> } {
  const path = key.split("/").map(encoded).join("/");
  const url = new URL(`${baseOf(place)}/${path}`);
  const stamp = `${at.toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
  const day = stamp.slice(0, 8);
  const bodyHash = sha256(given.body ?? "");
  const signed: Record<string, string> = {
    host: url.host,
    "x-amz-content-sha256": bodyHash,
    "x-amz-date": stamp,
    ...(given.contentType === undefined ? {} : { "content-type": given.contentType }),
    ...given.headers,
  };
  const names = Object.keys(signed).sort();
  const canonical = [
    method,
    url.pathname,
    "",
    ...names.map((name) => `${name}:${signed[name]?.trim() ?? ""}`),
    "",
    names.join(";"),
    bodyHash,
  ].join("\n");
  const scope = `${day}/${place.region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", stamp, scope, sha256(canonical)].join("\n");
  const signing = ["s3", "aws4_request"].reduce<Buffer>(
    (secret, part) => hmac(secret, part),
    hmac(hmac(`AWS4${place.secretAccessKey}`, day), place.region),
  );
  const signature = hmac(signing, text).toString("hex");
  const { host: _, ...headers } = signed;
  const authorization = `AWS4-HMAC-SHA256 Credential=${place.accessKeyId}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  return { url: url.toString(), headers: { ...headers, authorization } };
}
