import { useLingui } from "@lingui/react";
import { useFormats, useInWords } from "~/ui/reader";
import type { LeavePreview } from "./enrollment-page";

/** What leaving now would mean, line by line, with each amount to the cent. */
export function useLeaveEffects(preview: LeavePreview): readonly string[] {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { day, money } = useFormats();
  const named = ({ name, worth }: LeavePreview["keeps"][number]) =>
    worth
      ? i18n._("{name}, up to {amount}", { name: inWords(name), amount: money(worth) })
      : inWords(name);
  return [
    i18n._("Your last day in the program is {day}.", { day: day(preview.endsOn) }),
    ...preview.keeps.map((line) => i18n._("You keep: {what}.", { what: named(line) })),
    ...preview.loses.map((line) => i18n._("You give up: {what}.", { what: named(line) })),
    ...(preview.loses.length === 0 ? [i18n._("You give up nothing that was promised.")] : []),
  ];
}
