/** Words of the pages of traffic and coverage; each of them imports this file. */
import { addChapter } from "./catalogue";

await addChapter({
  en: () => import("./staff-traffic/en.po"),
  zh: () => import("./staff-traffic/zh.po"),
});
