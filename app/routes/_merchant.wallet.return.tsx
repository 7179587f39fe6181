import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { cameBackFrom } from "~/features/deposits/lead-on.server";
import { mustOpen, requireMerchant } from "~/features/people/require.server";
import { publicId } from "~/values/public-id";

/** Where Stripe sends her back: to the payment, or to the card, that she went for. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireMerchant(request);
  mustOpen(actor, "deposit:pay");
  const session = new URL(request.url).searchParams.get("session") ?? "";
  const from = session === "" ? null : await cameBackFrom(actor, session);
  if (from === null) throw new Response(null, { status: 404 });
  return redirect(
    from.paymentId === null
      ? `/wallet/card?${new URLSearchParams({ store: from.storeUid, saved: "1" })}`
      : `/wallet/payments/${publicId("payment", from.paymentId)}`,
  );
}

/** Nothing of its own to show; as a page it has the frame in which a wrong address is told. */
export default function Return() {
  return null;
}
