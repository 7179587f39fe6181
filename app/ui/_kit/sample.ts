/** Sample words and values of the kit page; they are data, so they stay out of the catalogues. */
import { useReader } from "../reader";

export const kitNow = new Date("2026-11-23T02:00:00Z");

export function useSample(): (en: string, zh: string) => string {
  const { locale } = useReader();
  return (en, zh) => (locale === "zh" ? zh : en);
}
