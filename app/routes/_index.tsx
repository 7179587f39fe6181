import { useLingui } from "@lingui/react";
import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { MerchantLanding } from "~/features/dashboards/merchant-landing";
import { readerOf } from "~/features/people/require.server";
import { ButtonLink } from "~/ui/action/button";
import { PublicShell } from "~/ui/shell/public-shell";

export const meta: MetaFunction = () => [
  {
    name: "description",
    content:
      "Support programs for small shops: what you qualify for, what is missing, and by when.",
  },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const reader = await readerOf(request);
  if (reader === null) return null;
  throw redirect(
    reader.side === "staff"
      ? "/ops"
      : reader.side === "merchant"
        ? "/programs"
        : "/choose-marketplace",
  );
}

export default function Landing() {
  const { i18n } = useLingui();
  return (
    <PublicShell
      tools={
        <ButtonLink to="/sign-in" small>
          {i18n._("Sign in")}
        </ButtonLink>
      }
    >
      <MerchantLanding />
    </PublicShell>
  );
}
