/** Words of paying a deposit; each of those pages imports this file. */
import { addChapter } from "./catalogue";

await addChapter({
  en: () => import("./wallet-pay/en.po"),
  zh: () => import("./wallet-pay/zh.po"),
});
