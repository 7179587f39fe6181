import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { merchantHome } from "~/features/dashboards/merchant-home.server";
import { walletCalls } from "~/features/deposits/wallet-calls.server";
import { readerOf, requireMerchant } from "~/features/people/require.server";
import { ButtonLink } from "~/ui/action/button";
import { LiveRegion } from "~/ui/action/live-region";
import { RouteError } from "~/ui/layout/route-error";
import { MerchantShell } from "~/ui/shell/merchant-shell";
import { PublicShell } from "~/ui/shell/public-shell";

/** Who looks, for the frame alone: each page below asks for itself whether she may. */
export async function loader({ request }: LoaderFunctionArgs) {
  const reader = await readerOf(request);
  const merchant = reader?.side === "merchant";
  const actor = merchant ? await requireMerchant(request) : null;
  const waiting = actor === null ? [] : await merchantHome(actor, null);
  return {
    wallet: actor === null ? null : await walletCalls(actor),
    name: reader?.marketplaceName ?? null,
    person: reader?.name ?? null,
    merchant,
    many: (reader?.marketplaceCount ?? 1) > 1,
    pressing: waiting.filter(({ kind }) => kind === "info" || kind === "risk").length,
  };
}

function Shell({ children }: { readonly children: ReactNode }) {
  const { i18n } = useLingui();
  const data = useRouteLoaderData<typeof loader>("routes/_merchant");
  if (!data?.merchant || data.person === null)
    return (
      <PublicShell
        tools={
          data?.person ? undefined : (
            <ButtonLink to="/sign-in" small>
              {i18n._("Sign in")}
            </ButtonLink>
          )
        }
      >
        {children}
      </PublicShell>
    );
  const links = [
    { to: "/account", label: i18n._("Your account") },
    ...(data.many ? [{ to: "/choose-marketplace", label: i18n._("Change marketplace") }] : []),
  ];
  return (
    <MerchantShell
      name={data.name ?? "Slipway"}
      pages={["programs", "mine", "traffic", ...(data.wallet?.shown ? (["wallet"] as const) : [])]}
      counts={{ mine: data.pressing, wallet: data.wallet?.waiting ?? 0 }}
      account={{ name: data.person, links, signOut: "/sign-out" }}
    >
      <LiveRegion>{children}</LiveRegion>
    </MerchantShell>
  );
}

export default function MerchantLayout() {
  return (
    <Shell>
      <Outlet />
    </Shell>
  );
}

export function ErrorBoundary() {
  return (
    <Shell>
      <RouteError />
    </Shell>
  );
}
