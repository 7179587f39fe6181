import { useSearchParams } from "@remix-run/react";
import { CommandMenu } from "../action/command-menu";
import { Page } from "../layout/page";
import { Stack } from "../layout/stack";
import { ReaderScope } from "../reader";
import { MerchantShell } from "../shell/merchant-shell";
import { StaffShell } from "../shell/staff-shell";
import { KitActions } from "./kit-actions";
import { KitCharts } from "./kit-charts";
import { KitForms } from "./kit-forms";
import { KitIdentity } from "./kit-identity";
import { KitLayout } from "./kit-layout";
import { KitTables } from "./kit-tables";
import { kitNow, useSample } from "./sample";

const account = {
  name: "Lin",
  detail: "Yunzhi Apparel",
  links: [{ to: "/account", label: "Account" }],
  signOut: "/sign-out",
};
const rail = [
  "overview",
  "reviews",
  "programs",
  "coverage",
  "deposits",
  "audit",
  "merchants",
  "imports",
  "jobs",
] as const;

/** The whole kit on one page, in the shell the address asks for, at a time that never changes. */
export function KitPage({ answer }: { readonly answer: unknown }) {
  const [query] = useSearchParams();
  const say = useSample();
  const parts = (
    <Page
      title={say("Kit", "组件")}
      lead={say("Every component in every state.", "所有组件的所有状态。")}
    >
      <Stack gap="wide">
        <KitIdentity />
        <KitForms answer={answer} />
        <KitLayout />
        <KitTables />
        <KitCharts />
        <KitActions />
      </Stack>
    </Page>
  );
  return (
    <ReaderScope reader={{ now: kitNow, zone: "Asia/Shanghai", currency: "CNY", clockIsSet: true }}>
      {query.get("density") === "staff" ? (
        <StaffShell
          name="Hailan Market"
          pages={rail}
          counts={{ reviews: 6 }}
          account={account}
          search={
            <CommandMenu
              commands={[
                { key: "kit", label: "Kit", to: "/_kit?density=staff" },
                { key: "form", label: "Form only", to: "/_kit?density=staff&only=form" },
              ]}
            />
          }
        >
          {parts}
        </StaffShell>
      ) : (
        <MerchantShell
          pages={["programs", "mine", "wallet", "inbox"]}
          counts={{ inbox: 2 }}
          account={account}
        >
          {parts}
        </MerchantShell>
      )}
    </ReaderScope>
  );
}
