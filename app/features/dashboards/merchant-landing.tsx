import { useLingui } from "@lingui/react";
import { ButtonLink } from "~/ui/action/button";
import { BerthGauge } from "~/ui/identity/berth-gauge";
import { SlipRail } from "~/ui/identity/slip-rail";
import { BottomBar, Page } from "~/ui/layout/page";
import { Panel } from "~/ui/layout/panel";

/** What Slipway is, shown by its own two drawings, for somebody who is not signed in. */
export function MerchantLanding() {
  const { i18n } = useLingui();
  return (
    <Page
      title={i18n._("Support for small shops, by rules one can read")}
      lead={i18n._(
        "Your marketplace runs its support programs with Slipway: first traffic, a lower deposit, help with returns, rewards for growth.",
      )}
    >
      <Panel
        title={i18n._("You see how far it is")}
        lead={i18n._(
          "No forms to find out. Every condition is worked out from your shop's own records, with what is left to do in your own units.",
        )}
      >
        <p>{i18n._("Orders paid in 30 days: 24 of 30")}</p>
        <BerthGauge now={24} needed={30} label={i18n._("Orders paid in 30 days: 24 of 30")} />
      </Panel>
      <Panel
        title={i18n._("You know what comes next")}
        lead={i18n._(
          "An answer by a promised day. Then stages with dates, what each one gives, and what can be lost before you agree.",
        )}
      >
        <SlipRail
          label={i18n._("A program from launch to afloat")}
          progress={0.34}
          stops={[
            { key: "launch", title: i18n._("Launch"), state: "done", word: i18n._("Reached") },
            { key: "sale", title: i18n._("First sale"), state: "now", word: i18n._("Now") },
            { key: "ramp", title: i18n._("Growth"), state: "next", word: i18n._("Ahead") },
            { key: "afloat", title: i18n._("Afloat"), state: "next", word: i18n._("Ahead") },
          ]}
        />
      </Panel>
      <BottomBar>
        <ButtonLink to="/sign-in" look="primary">
          {i18n._("Sign in")}
        </ButtonLink>
      </BottomBar>
    </Page>
  );
}
