import { attachEvidence } from "~/features/applications/attach.server";
import type { MerchantActor } from "~/features/people/actor";

export type AttachTrouble = {
  readonly fileName: string;
  readonly because: string;
};

/** Files one after the other; those before a refused one stay attached. */
export async function attachFiles(
  actor: MerchantActor,
  applicationId: string,
  questionKey: string,
  files: readonly File[],
): Promise<AttachTrouble | null> {
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const given = { questionKey, fileName: file.name, bytes };
    const outcome = await attachEvidence(actor, applicationId, given);
    if (!outcome.ok) return { fileName: file.name, because: outcome.because };
  }
  return null;
}
