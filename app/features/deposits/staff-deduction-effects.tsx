import type { I18n } from "@lingui/core";
import type { useFormats } from "~/ui/reader";
import type { DeductionPreview } from "./deduction";

/** What a deduction leaves, line by line. */
export function deductionEffects(
  i18n: I18n,
  { money }: ReturnType<typeof useFormats>,
  preview: DeductionPreview,
  currency: string,
): readonly string[] {
  const say = (amountMinor: number) => money({ amountMinor, currency });
  const { fromDepositMinor, heldAfterMinor, owedMinor, missingAfterMinor } = preview;
  return [
    i18n._("{amount} comes off the deposit; {left} is held afterwards.", {
      amount: say(fromDepositMinor),
      left: say(heldAfterMinor),
    }),
    owedMinor > 0
      ? i18n._("{amount} is beyond what is held and becomes a debt of the shop.", {
          amount: say(owedMinor),
        })
      : i18n._("Nothing becomes a debt of the shop."),
    missingAfterMinor > 0
      ? i18n._("{amount} is then missing of what is required: a top-up order follows.", {
          amount: say(missingAfterMinor),
        })
      : i18n._("What is required stays covered."),
  ];
}
