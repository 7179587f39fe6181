import { z } from "zod";
import { dayInput } from "~/locales/inputs";

/** Which day to plan. */
export const makePlanForm = z.object({ date: dayInput() });
