/** Words of what is taken from a deposit and what goes back; each of those pages imports this file. */
import { addChapter } from "./catalogue";

await addChapter({
  en: () => import("./wallet-back/en.po"),
  zh: () => import("./wallet-back/zh.po"),
});
