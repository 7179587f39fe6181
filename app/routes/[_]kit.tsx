import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { z } from "zod";
import { dayInput, moneyInput } from "~/locales/inputs";
import { config } from "~/platform/config.server";
import { readForm } from "~/platform/forms.server";
import { KitPage } from "~/ui/_kit/kit-page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: () => "Kit" };

const kitForm = z.object({
  shop: z.string({ error: /*i18n*/ "Enter the shop name" }).max(40),
  orders: z.number().int().min(10).max(500),
  budget: moneyInput("CNY"),
  start: dayInput(),
  goal: z.enum(["orders", "live"]),
  channels: z.array(z.enum(["live", "video"])).min(1),
  category: z.string(),
  note: z.string().max(200).optional(),
  agreed: z.literal(true, { error: /*i18n*/ "Agree to the terms to go on" }),
});

const onlyInTests = () => {
  if (!config().SLIPWAY_TESTING) throw new Response(null, { status: 404 });
};

/** Every component in every state, for tests of looks and access; `?density=staff` for the staff side. */
export function loader({ request }: LoaderFunctionArgs) {
  onlyInTests();
  const query = new URL(request.url).searchParams;
  if (query.has("fail")) throw new Error("the kit was asked to fail");
  return { density: query.get("density") === "staff" ? ("staff" as const) : ("merchant" as const) };
}

export async function action({ request }: ActionFunctionArgs) {
  onlyInTests();
  const form = await readForm(request, kitForm);
  return form.ok ? data({ ok: true as const, key: form.key }) : data(form, 400);
}

export default function Kit() {
  return <KitPage answer={useActionData<typeof action>()} />;
}
