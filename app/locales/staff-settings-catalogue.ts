/** Words of the settings and of the developers' pages; the frames of both import this file. */
import { addChapter } from "./catalogue";

await addChapter({
  en: () => import("./staff-settings/en.po"),
  zh: () => import("./staff-settings/zh.po"),
});
