import { useLingui } from "@lingui/react";
import { ButtonLink } from "~/ui/action/button";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { isOpen } from "./application";
import type { CatalogueEntry } from "./catalogue";

type Props = {
  readonly entry: Pick<
    CatalogueEntry,
    "program" | "application" | "enrollment" | "explanation" | "placesLeft" | "product" | "group"
  >;
  readonly query: string;
  readonly storeUid: string;
  /** Fills its line, for bottom bars. */
  readonly wide?: boolean;
};

/** The one thing to do next about a program: go on, follow, apply, wait in line, or see what is missing. */
export function NextStep({ entry, query, storeUid, wide = false }: Props) {
  const { i18n } = useLingui();
  const { program, application, enrollment, explanation, product } = entry;
  if (enrollment)
    return (
      <ButtonLink to={`/enrollments/${enrollment.id}`} wide={wide}>
        {i18n._("Open your program")}
      </ButtonLink>
    );
  if (application && isOpen(application.status)) {
    const draft = application.status === "DRAFT" || application.status === "INFO_REQUESTED";
    return (
      <ButtonLink to={`/apply/${application.id}`} look={draft ? "primary" : "plain"} wide={wide}>
        {draft ? i18n._("Continue the application") : i18n._("Follow the application")}
      </ButtonLink>
    );
  }
  if (explanation.outcome === "not_eligible")
    return (
      <ButtonLink to={`/programs/${program.slug}${query}#rules`} wide={wide}>
        {i18n._("See what is missing")}
      </ButtonLink>
    );
  const words =
    entry.placesLeft === 0
      ? i18n._("Join the waiting list")
      : explanation.outcome === "review"
        ? i18n._("Apply, we check by hand")
        : i18n._("Apply now");
  return (
    <Form action="/apply" idPrefix={program.slug}>
      <input type="hidden" name="program" value={program.slug} />
      <input type="hidden" name="store" value={storeUid} />
      {product ? <input type="hidden" name="product" value={product.uid} /> : null}
      <SubmitButton look={entry.group === "ready" || wide ? "primary" : "plain"} wide={wide}>
        {words}
      </SubmitButton>
    </Form>
  );
}
