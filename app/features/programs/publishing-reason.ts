/** Why a version was published, as people read it. */
import type { Words } from "~/values/words";

/** The reason that is written for templates; a person's own reason stands as it was typed. */
export const shippedReason = "Shipped template";

export const publishingReasonWords = (reason: string): Words =>
  reason === shippedReason
    ? { en: "Shipped with Slipway", zh: "系统自带模板" }
    : { en: reason, zh: reason };
