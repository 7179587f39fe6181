import { useLingui } from "@lingui/react";
import { useFormats } from "~/ui/reader";

/** How long a try took: seconds up to a minute, since most are over in less. */
export function useTook(): (startedAt: Date, finishedAt: Date | null) => string {
  const { i18n } = useLingui();
  const { number, duration } = useFormats();
  return (startedAt, finishedAt) => {
    if (finishedAt === null) return "–";
    const milliseconds = finishedAt.getTime() - startedAt.getTime();
    return milliseconds < 60_000
      ? i18n._("{seconds} s", { seconds: number(milliseconds / 1000, 1) })
      : duration(milliseconds);
  };
}
