import { useLingui } from "@lingui/react";
import type { ReactNode } from "react";
import { ButtonLink } from "~/ui/action/button";
import { DayText, When } from "~/ui/figure/times";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { Page } from "~/ui/layout/page";
import { Row } from "~/ui/layout/stack";
import { Tabs } from "~/ui/layout/tabs";
import type { DayPage } from "./reconciliation-list";
import { DayFlag } from "./staff-reconciliation-words";

/** The head of a day: which one, how it stands, its files, its other currencies. */
export function StaffReconciliationHead(props: {
  readonly of: DayPage;
  /** The sheet to sign has no buttons. */
  readonly sheet?: boolean;
  readonly children: ReactNode;
}) {
  const { i18n } = useLingui();
  const { of, sheet } = props;
  const { day, currencies, rights } = of;
  const here = `/ops/reconciliation/${day.day}`;
  const search = `?currency=${day.currency}`;
  return (
    <Page
      title={<DayText day={day.day} />}
      caption={i18n._("Reconciliation in {currency}", { currency: day.currency })}
      mark={<DayFlag day={day} />}
      lead={
        <>
          {i18n._("Prepared")} <When at={day.preparedAt} as="deadline" />
        </>
      }
      crumbs={[
        { to: "/ops/reconciliation", label: i18n._("Reconciliation") },
        ...(sheet ? [{ to: `${here}${search}`, label: day.day }] : []),
      ]}
      actions={
        sheet ? null : (
          <Row gap="tight">
            {rights.matches && day.closed === null ? (
              <Form method="post" inline idPrefix="read-">
                <SubmitButton name="intent" value="read" look="plain" small>
                  {i18n._("Read Stripe again")}
                </SubmitButton>
              </Form>
            ) : null}
            <ButtonLink to={`${here}/lines.csv${search}`} reloadDocument download small>
              CSV
            </ButtonLink>
            <ButtonLink to={`${here}/print${search}`} small>
              {i18n._("Sheet to sign")}
            </ButtonLink>
          </Row>
        )
      }
    >
      {currencies.length > 1 && !sheet ? (
        <Tabs
          label={i18n._("Currencies of this day")}
          param="currency"
          tabs={currencies.map((currency) => ({ value: currency, label: currency }))}
        />
      ) : null}
      {props.children}
    </Page>
  );
}
