/** Words of the wallet; its pages import this file. */
import { addChapter } from "./catalogue";

await addChapter({ en: () => import("./wallet/en.po"), zh: () => import("./wallet/zh.po") });
