import { useLingui } from "@lingui/react";
import { isRunning } from "~/features/enrollments/enrollment";
import { ButtonLink } from "~/ui/action/button";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { Stack } from "~/ui/layout/stack";
import { useFormats } from "~/ui/reader";
import { isOpen } from "./application";
import type { CatalogueEntry } from "./catalogue";

type Props = {
  readonly entry: CatalogueEntry;
  /** Carries the chosen shop along, such as `?store=s1`. */
  readonly query: string;
  readonly storeUid: string;
  /** Fills its line, for bottom bars. */
  readonly wide?: boolean;
};

/** The one thing to do next about a program: go on, follow, apply, wait in line, or see what is missing. */
export function NextStep({ entry, query, storeUid, wide = false }: Props) {
  const { i18n } = useLingui();
  const { program, application, enrollment, explanation } = entry;
  if (enrollment && isRunning(enrollment.status))
    return (
      <ButtonLink to={`/enrollments/${enrollment.id}`} wide={wide}>
        {i18n._("Open your program")}
      </ButtonLink>
    );
  if (application && isOpen(application.status)) {
    const mine = application.status === "DRAFT" || application.status === "INFO_REQUESTED";
    return (
      <ButtonLink to={`/apply/${application.id}`} look={mine ? "primary" : "plain"} wide={wide}>
        {mine ? i18n._("Continue the application") : i18n._("Follow the application")}
      </ButtonLink>
    );
  }
  if (explanation.outcome === "not_eligible")
    return (
      <ButtonLink to={`/programs/${program.slug}${query}#rules`} wide={wide}>
        {i18n._("See what is missing")}
      </ButtonLink>
    );
  return <ApplyButton entry={entry} storeUid={storeUid} wide={wide} />;
}

function ApplyButton({ entry, storeUid, wide }: Omit<Props, "query">) {
  const { i18n } = useLingui();
  const shut = useShut();
  const { program, product } = entry;
  const closed = shut(entry);
  if (closed) return <p>{closed}</p>;
  const words =
    entry.placesLeft === 0
      ? i18n._("Join the waiting list")
      : entry.explanation.outcome === "review"
        ? i18n._("Apply, we check by hand")
        : i18n._("Apply now");
  return (
    <Form action="/apply" idPrefix={program.slug}>
      <input type="hidden" name="program" value={program.slug} />
      <input type="hidden" name="store" value={storeUid} />
      {product ? <input type="hidden" name="product" value={product.uid} /> : null}
      <Stack>
        <SubmitButton look={entry.group === "ready" || wide ? "primary" : "plain"}>
          {words}
        </SubmitButton>
      </Stack>
    </Form>
  );
}

/** When applications open, or that they are over; null while one can apply. */
export function useShut(): (of: Pick<CatalogueEntry, "opensOn" | "closesOn">) => string | null {
  const { i18n } = useLingui();
  const { shortDay, dayOf, now } = useFormats();
  return ({ opensOn, closesOn }) => {
    if (opensOn !== null) return i18n._("Applications open on {day}.", { day: shortDay(opensOn) });
    return closesOn !== null && closesOn < dayOf(now)
      ? i18n._("Applications closed on {day}.", { day: shortDay(closesOn) })
      : null;
  };
}
