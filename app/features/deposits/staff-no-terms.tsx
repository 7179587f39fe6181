import { useLingui } from "@lingui/react";
import { ButtonLink } from "~/ui/action/button";
import { EmptyState } from "~/ui/layout/empty-state";

/** In place of everything, while the marketplace has published no terms of deposits. */
export function StaffNoTerms({ mayPublish }: { readonly mayPublish: boolean }) {
  const { i18n } = useLingui();
  return (
    <EmptyState
      kind="nothing-yet"
      title={i18n._("No shop has to leave a deposit yet")}
      action={
        mayPublish ? (
          <ButtonLink look="primary" to="/ops/deposits/policy/edit">
            {i18n._("Write the terms")}
          </ButtonLink>
        ) : null
      }
    >
      {mayPublish
        ? i18n._("Publish the terms of deposits, and every shop is assessed by them.")
        : i18n._("Finance or an administrator publishes the terms of deposits first.")}
    </EmptyState>
  );
}
