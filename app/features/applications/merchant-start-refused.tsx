import { useLingui } from "@lingui/react";
import { ButtonLink } from "~/ui/action/button";
import { Notice } from "~/ui/layout/notice";
import { useFormats } from "~/ui/reader";
import type { Day } from "~/values/day";

type Because =
  | "not-found"
  | "not-open"
  | "product-needed"
  | "product-not-allowed"
  | "already-joined";

/** Why an application could not begin, and where to go from here. */
export function StartRefused(props: {
  readonly slug: string;
  readonly because: Because;
  readonly opensOn: Day | null;
}) {
  const { i18n } = useLingui();
  const { day } = useFormats();
  const words: Readonly<Record<Because, string>> = {
    "not-found": i18n._("There is no such program, or this shop is not yours."),
    "not-open": props.opensOn
      ? i18n._("Applications open on {day}.", { day: day(props.opensOn) })
      : i18n._("The program does not take applications now."),
    "product-needed": i18n._("This program is about a product. Choose one on the program's page."),
    "product-not-allowed": i18n._("This program is about the shop as a whole."),
    "already-joined": i18n._("You are in this program already."),
  };
  const joined = props.because === "already-joined";
  return (
    <>
      <Notice announce>{words[props.because]}</Notice>
      <p>
        <ButtonLink to={joined ? "/enrollments" : `/programs/${props.slug}`}>
          {joined ? i18n._("Open your programs") : i18n._("Back to the program")}
        </ButtonLink>
      </p>
    </>
  );
}
