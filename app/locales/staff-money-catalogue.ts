/** Words of deposits and reconciliation for staff; each of those pages imports this file. */
import { addChapter } from "./catalogue";

await addChapter({
  en: () => import("./staff-money/en.po"),
  zh: () => import("./staff-money/zh.po"),
});
