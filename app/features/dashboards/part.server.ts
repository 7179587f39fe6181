import { currentRequestId, log } from "~/platform/log.server";
import type { Part } from "./overview";

/** A part of a page that fails alone: the reader gets a reference, the log the cause. */
export async function part<Value>(name: string, work: () => Promise<Value>): Promise<Part<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    log().error({ err: error, part: name }, "a part of a page failed");
    return { ok: false, reference: currentRequestId() ?? "" };
  }
}
