/** Words of a merchant's pages of traffic; each of them imports this file. */
import { addChapter } from "./catalogue";

await addChapter({
  en: () => import("./traffic/en.po"),
  zh: () => import("./traffic/zh.po"),
});
