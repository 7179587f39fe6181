import { mkdtempSync, readdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signedRequest } from "~/platform/s3-signature.server";
import { bucketStorage, folderStorage, type Storage } from "~/platform/storage.server";

const bytes = new Uint8Array([0, 1, 2, 250, 255]);
const stored = new Map<string, Buffer>();
const place = {
  bucket: "evidence",
  region: "eu-central-1",
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG",
  endpoint: "",
};
let server: Server;
let wrongKey: Storage;
const kinds: Record<string, Storage> = {};

/** A bucket that keeps what is put under a right signature, as S3 does, and refuses the rest. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts);
      const key = (request.url ?? "").replace("/evidence/", "");
      const stamp = String(request.headers["x-amz-date"]);
      const at = new Date(
        stamp.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, "$1-$2-$3T$4:$5:$6Z"),
      );
      const method = request.method === "PUT" ? "PUT" : "GET";
      const type = request.headers["content-type"];
      const right = signedRequest(place, method, key, at, {
        ...(method === "PUT" ? { body } : {}),
        ...(type === undefined ? {} : { contentType: type }),
      });
      if (request.headers.authorization !== right.headers.authorization)
        response.writeHead(403).end();
      else if (method === "PUT") {
        stored.set(key, body);
        response.writeHead(200).end();
      } else if (key === "broken") response.writeHead(500).end();
      else {
        const found = stored.get(key);
        response.writeHead(found ? 200 : 404).end(found);
      }
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  place.endpoint = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  kinds.bucket = bucketStorage(place);
  kinds.folder = folderStorage(mkdtempSync(join(tmpdir(), "slipway-files-")));
  wrongKey = bucketStorage({ ...place, secretAccessKey: "another" });
});
afterAll(() => server.close());

describe.each(["folder", "bucket"])("a %s", (name) => {
  const storage = () => kinds[name] ?? folderStorage("nowhere");
  test("gives back what was put, and nothing for what was not", async () => {
    await storage().put("m-1/ab/abc", bytes, "image/png");
    expect(new Uint8Array((await storage().get("m-1/ab/abc")) ?? [])).toEqual(bytes);
    expect(await storage().get("m-1/ab/other")).toBeNull();
  });
  test("putting the same again is harmless, also at once", async () => {
    await Promise.all([1, 2, 3].map(() => storage().put("m-1/cd/same", bytes, "image/png")));
    expect(new Uint8Array((await storage().get("m-1/cd/same")) ?? [])).toEqual(bytes);
  });
  test.each(["../secret", "/etc/passwd", "a/../../b", "a//b", "", "A", "a b", "a%2fb"])(
    "%j is no key",
    async (key) => {
      await expect(storage().put(key, bytes, "image/png")).rejects.toThrow("not a storage key");
      await expect(storage().get(key)).rejects.toThrow("not a storage key");
    },
  );
});

test("a bucket that refuses or fails is an error, never an empty file", async () => {
  await expect(wrongKey.put("m-1/x", bytes, "image/png")).rejects.toThrow("refused a file: 403");
  await expect(kinds.bucket?.get("broken")).rejects.toThrow("did not give a file: 500");
});
test("a folder leaves no half-written files behind", async () => {
  const folder = mkdtempSync(join(tmpdir(), "slipway-files-"));
  await folderStorage(folder).put("m/f", bytes, "image/png");
  expect(readdirSync(join(folder, "m"))).toEqual(["f"]);
});
