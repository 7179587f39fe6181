/**
 * Where files lie: a folder of this machine, or any bucket that speaks S3. One interface; which of the
 * two is decided by the configuration. Files are written once under a key of their own and never changed.
 */
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, resolve, sep } from "node:path";
import { config } from "./config.server";
import { type S3Place, signedRequest } from "./s3-signature.server";

export type Storage = {
  readonly put: (key: string, bytes: Uint8Array, contentType: string) => Promise<void>;
  /** Null where there is no such file. */
  readonly get: (key: string) => Promise<Uint8Array | null>;
};

/** Keys are ours: letters, digits, dashes and slashes. Anything else is a bug, or somebody trying. */
function checked(key: string): string {
  if (!/^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)*$/.test(key))
    throw new Error("not a storage key");
  return key;
}

export function folderStorage(folder: string): Storage {
  const root = resolve(folder);
  const pathOf = (key: string): string => {
    const path = resolve(root, checked(key));
    if (!path.startsWith(root + sep)) throw new Error("not a storage key");
    return path;
  };
  return {
    /** Beside its place first, then renamed: a file is there whole, or not at all. */
    async put(key, bytes) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const draft = `${path}.${process.pid}.${Math.trunc(performance.now() * 1000)}`;
      const file = await open(draft, "wx", 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      try {
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    async get(key) {
      try {
        return await readFile(pathOf(key));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
        throw error;
      }
    },
  };
}

const timeoutMs = 30_000;

/** A signature is dated by the real clock, even where the demo's is set: buckets refuse another time. */
const realNow = (): Date => new Date();

export function bucketStorage(place: S3Place, at: () => Date = realNow): Storage {
  const send = async (method: "GET" | "PUT", key: string, body?: Uint8Array, type?: string) => {
    const { url, headers } = signedRequest(place, method, checked(key), at(), {
      ...(body === undefined ? {} : { body }),
      ...(type === undefined ? {} : { contentType: type }),
    });
    return fetch(url, {
      method,
      headers,
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
    });
  };
  return {
    async put(key, bytes, contentType) {
      const answer = await send("PUT", key, bytes, contentType);
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`the bucket refused a file: ${answer.status}`);
    },
    async get(key) {
      const answer = await send("GET", key);
      const body = await answer.arrayBuffer();
      if (answer.status === 404) return null;
      if (!answer.ok) throw new Error(`the bucket did not give a file: ${answer.status}`);
      return new Uint8Array(body);
    },
  };
}

let current: Storage | undefined;

export function storage(): Storage {
  if (current === undefined) {
    const { S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_ENDPOINT } = config();
    current =
      S3_BUCKET === undefined
        ? folderStorage(`${config().SLIPWAY_DATA}/files`)
        : bucketStorage({
            bucket: S3_BUCKET,
            region: S3_REGION ?? "us-east-1",
            accessKeyId: S3_ACCESS_KEY_ID ?? "",
            secretAccessKey: S3_SECRET_ACCESS_KEY ?? "",
            endpoint: S3_ENDPOINT ?? null,
          });
  }
  return current;
}
