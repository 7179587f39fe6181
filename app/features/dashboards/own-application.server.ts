/** The first two lines of every page of `/apply/:application`: whose is it, and is it there? */
import type { ApplicationForm } from "~/features/applications/application-case";
import { applicationForm } from "~/features/applications/read-form.server";
import type { MerchantActor } from "~/features/people/actor";
import { requireMerchant } from "~/features/people/require.server";

export type OwnApplication = {
  readonly actor: MerchantActor;
  readonly form: ApplicationForm;
};

/** Throws a 404 where there is none, or where it is somebody else's. */
export async function ownApplication(
  request: Request,
  id: string | undefined,
): Promise<OwnApplication> {
  const actor = await requireMerchant(request);
  const form = await applicationForm(actor, id ?? "");
  if (form === null) throw new Response(null, { status: 404 });
  return { actor, form };
}
